/// The language's extension for encodings.
enum Encoders {
  static let functions: [Function] = [
    Function("base64.encode", [.function("base64_encode_bytes", cost: .linear) { (a: [UInt8]) in Base64.encode(a) }]),
    Function(
      "base64.decode",
      [
        .function("base64_decode_string", cost: .linear) { (a: String) throws(EvaluationError) -> [UInt8] in
          guard let bytes = Base64.decode(a) else { throw EvaluationError(.invalidArgument, "this is no base64") }
          return bytes
        }
      ]),
  ]
}
