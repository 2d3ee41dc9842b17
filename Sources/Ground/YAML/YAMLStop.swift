internal import SourceText

/// A mistake after which the rest of the text cannot be read.
struct YAMLStop: Error {
  let diagnostic: Diagnostic

  init(
    _ code: String, at location: SourceLocation, _ message: String, hint: String, related: [Diagnostic.Related] = []
  ) {
    diagnostic = Diagnostic(.error, code, at: location, message, hint: hint, related: related)
  }
}
