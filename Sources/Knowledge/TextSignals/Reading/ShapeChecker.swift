/// Holds a shape against the part of regular expressions that every engine reads alike.
enum ShapeChecker {
  struct Problem: Error {
    /// In characters from the shape's start.
    let offset: Int
    let message: String
    let hint: String
  }

  static let repetitionsMax = 40
  private static let bytesMax = 1000
  private static let escapes = "dbB.+-*?()[]{}|\\/"
  private static let allowed = "escapes \\d \\b, classes [a-z], groups (?:a|b), and ? {2} {1,3} *"

  static func check(_ text: String) throws(Problem) {
    guard text.utf8.count <= bytesMax, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      throw Problem(
        offset: 0, message: "a shape is at most \(bytesMax) bytes of plain ASCII",
        hint: "letters of other scripts belong into phrases")
    }
    let characters = Array(text)
    var place = 0
    while place < characters.count {
      switch characters[place] {
      case "\\":
        guard place + 1 < characters.count, escapes.contains(characters[place + 1]) else {
          throw Problem(offset: place, message: "this escape is not read alike everywhere", hint: "use \(allowed)")
        }
        place += 1
      case "^", "$", ".":
        throw Problem(
          offset: place, message: "\"\(characters[place])\" is not part of a shape",
          hint: "escape it with \\ if it is meant as itself, or use a class such as [^ ]")
      case "{": try checkRepetition(characters[place...])
      case "(" where characters[place...].starts(with: "(?") && !characters[place...].starts(with: "(?:"):
        throw Problem(offset: place, message: "only groups (?: ) are read alike everywhere", hint: "use \(allowed)")
      default: break
      }
      place += 1
    }
    guard text.contains("\\d") || text.contains("[0-9]") else {
      throw Problem(
        offset: 0, message: "a shape has a digit, since texts without one are not searched for shapes",
        hint: "add \\d where the digit stands, or write the words as phrases")
    }
  }

  private static func checkRepetition(_ rest: ArraySlice<Character>) throws(Problem) {
    let numbers = rest.dropFirst().prefix { $0 != "}" }.split(separator: ",", omittingEmptySubsequences: false)
    let counts = numbers.compactMap { Int(String($0)) }
    guard rest.contains("}"), (1...2).contains(counts.count), counts.count == numbers.count,
      counts.allSatisfy({ (0...repetitionsMax).contains($0) })
    else {
      throw Problem(
        offset: rest.startIndex, message: "a repetition is {2} or {1,3}, and at most \(repetitionsMax)",
        hint: "write both numbers")
    }
  }
}
