/// One way to call a declared function: `(string, int) -> bool`, or `string.(int) -> bool` before a dot.
struct FunctionSignature {
  let isMember: Bool
  let parameters: [CELType]
  let result: CELType

  /// Nil where the text is none, or names a type that the environment does not know.
  init?(_ text: String, in environment: CELEnvironment) {
    let halves = Self.halves(of: text, at: "->")
    guard halves.count == 2, let result = environment.type(halves[1]) else { return nil }
    let receiver = Self.halves(of: halves[0], at: ".(")
    var reader = environment.typeReader(receiver.count == 2 ? "(\(receiver[1])" : halves[0])
    guard let parameters = reader.tuple() else { return nil }
    guard receiver.count == 2 else {
      (isMember, self.parameters, self.result) = (false, parameters, result)
      return
    }
    guard let target = environment.type(receiver[0]) else { return nil }
    (isMember, self.parameters, self.result) = (true, [target] + parameters, result)
  }

  /// The text before and after the mark, or the whole text.
  private static func halves(of text: String, at mark: String) -> [String] {
    let bytes = Array(text.utf8)
    guard let place = TextSearch.first(of: Array(mark.utf8), in: bytes) else { return [text] }
    return [bytes[..<place], bytes[(place + mark.utf8.count)...]].map { String(decoding: $0, as: UTF8.self) }
  }
}
