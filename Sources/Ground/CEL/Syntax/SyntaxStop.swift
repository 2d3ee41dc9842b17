/// A text that cannot be read further; becomes one diagnostic.
struct SyntaxStop: Error {
  let code: String
  let span: Range<Int>
  let message: String
  let hint: String

  init(_ code: String, _ span: Range<Int>, _ message: String, hint: String) {
    (self.code, self.span, self.message, self.hint) = ("cel/\(code)", span, message, hint)
  }
}
