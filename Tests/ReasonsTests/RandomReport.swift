import GroundTestKit
import Primitives
import Vocabulary

@testable import Reasons

/// Reports in which every text that a company may hold carries words that stand nowhere else.
struct RandomReport {
  let record: ReportRecord
  /// Everything that points at whoever reported, in small letters.
  let tokens: [String]
  let narrativeWords: [String]

  private static let plain = """
    he she they kept writing after i said no and then came to my work every day for weeks until the children were
    afraid of the phone because it would not stop at night when we slept
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  init(using random: inout SeededRandom, behaviours: [Behaviour.ID]) {
    var tokens: [String] = []
    func token(_ prefix: String, using random: inout SeededRandom) -> String {
      let letters = (0..<9).map { _ in "bcdfghjkmpqrstvwxz".randomElement(using: &random) ?? "q" }
      tokens.append(prefix + String(letters))
      return prefix + String(letters)
    }
    func digits(_ count: Int, using random: inout SeededRandom) -> String {
      let text = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      tokens.append(text)
      return text
    }
    func person(using random: inout SeededRandom) -> ReportRecord.Person {
      .init(
        name: "\(token("Na", using: &random)) \(token("Su", using: &random))",
        email: "\(token("em", using: &random))@\(token("do", using: &random)).example",
        phone: "+61 \(digits(9, using: &random))", handle: "@\(token("ha", using: &random))",
        accountID: token("acc", using: &random),
        address: "\(token("st", using: &random)) street \(Int.random(in: 1...99, using: &random))")
    }
    let reporter = person(using: &random)
    let other = Bool.random(using: &random) ? person(using: &random) : nil
    var narrative = (0..<Int.random(in: 5...60, using: &random)).map { _ in
      Self.plain.randomElement(using: &random) ?? "and"
    }
    narrative.insert("order-\(digits(8, using: &random))", at: narrative.count / 2)
    narrativeWords = narrative.flatMap { $0.split(separator: "-").map(String.init) }
    record = ReportRecord(
      id: token("rep7", using: &random), reporter: reporter, onBehalfOf: other,
      safeContact: "text \(digits(10, using: &random)) after nine", narrative: narrative.joined(separator: " "),
      notes: "spoke with \(token("wi9", using: &random))",
      locators: ["https://social.example/\(token("lo4", using: &random))/\(digits(12, using: &random))"],
      notice: CaseFacts.Notice.allCases.randomElement(using: &random) ?? .other,
      behaviours: [behaviours.randomElement(using: &random), behaviours.randomElement(using: &random)]
        .compactMap(\.self),
      about: Bool.random(using: &random) ? .women : .anyone,
      contentTypes: [ContentType.allCases.randomElement(using: &random) ?? .text],
      contentDate: CalendarDate(daysSinceEpoch: Int.random(in: 11_000...20_000, using: &random)))
    self.tokens = tokens.map { $0.lowercased() }
  }

  /// Something of the report as a caseworker might copy it, in one of its disguises.
  func leak(using random: inout SeededRandom) -> String {
    let leaks: [String] = [
      record.reporter.name, String(record.reporter.name.split(separator: " ")[0]), record.reporter.email,
      record.reporter.phone, record.reporter.handle, record.reporter.accountID, record.reporter.address,
      record.onBehalfOf?.name ?? record.id, record.onBehalfOf?.email ?? record.id, record.id, record.safeContact,
      record.locators[0], quotation(using: &random), record.notes, spelled(" "), spelled("."),
    ]
    let text = leaks.randomElement(using: &random) ?? record.id
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return text.uppercased()
    case 1: return Self.wide(text)
    case 2: return text.map { "\($0)\u{200B}" }.joined()
    case 3: return text.replacing("o", with: "о").replacing("a", with: "а")
    default: return text
    }
  }

  /// Something of the report as it could stand in the address of a page.
  func pathLeak(using random: inout SeededRandom) -> String {
    let name = record.reporter.name.replacing(" ", with: [".", "-", "_", "/", ""].randomElement(using: &random) ?? ".")
    let leaks = [
      name, record.id, record.reporter.accountID, String(record.reporter.handle.dropFirst()),
      record.reporter.address.replacing(" ", with: "-"), String(record.locators[0].dropFirst("https://".count)),
      record.reporter.phone.filter(\.isNumber),
    ]
    let leak = leaks.randomElement(using: &random) ?? name
    return Bool.random(using: &random) ? leak : leak.uppercased()
  }

  /// The first name, letter by letter.
  private func spelled(_ separator: String) -> String {
    record.reporter.name.prefix { $0 != " " }.map { "\($0)" }.joined(separator: separator)
  }

  private func quotation(using random: inout SeededRandom) -> String {
    let start = Int.random(in: 0...(narrativeWords.count - Screening.wordsMax), using: &random)
    return narrativeWords[start..<start + Screening.wordsMax].joined(separator: " ")
  }

  /// Letters and digits in their full width.
  private static func wide(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (33...126).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
  }
}
