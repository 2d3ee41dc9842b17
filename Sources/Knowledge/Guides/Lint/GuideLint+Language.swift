internal import Primitives
internal import Readability
internal import SourceText

/// G4, G5 and G6: the text can be read by anyone, blames nobody, and sends nobody to the person who does harm.
extension GuideLint {
  static let gradeMax = 8.0

  mutating func checkReadingLevel(_ guide: Guide) {
    let grade = Readability.grade(of: GuideProse.text(guide.paragraphs))
    guard grade > Self.gradeMax else { return }
    let parts =
      guide.sections.map { (place: $0.location, title: $0.title, text: $0.blocks.flatMap(\.paragraphs)) }
      + guide.steps.map { (place: $0.location, title: $0.title, text: $0.text.flatMap(\.paragraphs)) }
    let hardest = parts.filter { !$0.text.isEmpty }.max {
      Readability.grade(of: GuideProse.text($0.text)) < Readability.grade(of: GuideProse.text($1.text))
    }
    tell(
      "g4-reading-level", hardest?.place ?? guide.place(of: "title"),
      "the guide needs year \(rounded(grade)) of school, and should need year 8 or less",
      hint: "write shorter sentences and shorter words; \"\(hardest?.title ?? guide.title)\" is the hardest part")
  }

  private func rounded(_ grade: Double) -> Double { (grade * 10).rounded() / 10 }

  mutating func checkPhrases(_ guide: Guide) {
    for paragraph in guide.paragraphs {
      let prose = GuideProse(paragraph)
      for found in BlamePhrases.find(in: prose.text) {
        tell(
          "g5-blame", prose.location(of: found.range),
          "\"\(prose.text[found.range])\" can sound like blame or like an order",
          hint: found.hint)
      }
      for range in ContactOrders.find(in: prose.text) {
        tell(
          "g6-contact", prose.location(of: range),
          "\"\(prose.text[range])\" sends the reader to the person who does harm",
          hint: "say what the reader can do alone or with a specialist; a talk with that person can be dangerous")
      }
    }
  }
}

/// A paragraph's words, and where each stands.
struct GuideProse {
  private(set) var text = ""
  private var pieces: [(start: Int, location: SourceLocation)] = []

  init(_ paragraph: [GuideInline]) { add(paragraph) }

  /// Paragraphs as a text whose reading level can be measured.
  static func text(_ paragraphs: [[GuideInline]]) -> String {
    let stand = ["{product}": "the app", "{menu}": "Settings", "{helpline}": "a helpline", "{emergency}": "the police"]
    return stand.reduce(paragraphs.map(\.plain).joined(separator: "\n\n")) { $0.replacing($1.key, with: $1.value) }
  }

  private mutating func add(_ inlines: [GuideInline]) {
    for inline in inlines {
      switch inline {
      case .text(let words, let location):
        pieces.append((text.unicodeScalars.count, location))
        text += words
      case .placeholder, .lineBreak: text += inline.plain
      case .strong(let inner), .emphasis(let inner), .guide(_, let inner, _), .link(_, let inner, _): add(inner)
      }
    }
  }

  func location(of range: Range<String.Index>) -> SourceLocation {
    let offset = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    let length = text.unicodeScalars.distance(from: range.lowerBound, to: range.upperBound)
    guard let piece = pieces.last(where: { $0.start <= offset }) else { return pieces[0].location }
    let place = piece.location
    return SourceLocation(
      file: place.file, line: place.line, column: place.column + offset - piece.start, length: length)
  }
}
