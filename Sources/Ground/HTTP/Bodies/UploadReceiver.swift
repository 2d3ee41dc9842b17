internal import Sodium

/// Hands a multipart form's files to a sink while they come, and keeps its text fields for the end.
final class UploadReceiver: BodyReceiver {
  private let request: Request
  private let sink: any UploadSink
  private let limits: Limits
  private let bodyMax: Int
  /// Puts what stands around every handler around the sink's end.
  private let around: (@escaping Route.Handler) -> Route.Handler
  private var reader: MultipartReader
  private var received = 0
  /// Text fields, one after the other.
  private var texts: [UInt8] = []
  private var fields: [FormDecoding.Field] = []
  private var textStart: Int?

  init(
    _ request: Request, bodyMax: Int, limits: Limits, sink: any UploadSink,
    around: @escaping (@escaping Route.Handler) -> Route.Handler
  ) throws(Refusal) {
    guard case .multipart(let boundary) = try ContentType(request.fields) else { throw .contentType }
    (self.request, self.sink, self.limits, self.bodyMax) = (request, sink, limits, bodyMax)
    self.around = around
    reader = MultipartReader(boundary: boundary, limits: limits)
    // Never grown, so that no copy is left behind.
    texts.reserveCapacity(limits.multipartTextBytes)
  }

  func receive(_ piece: [UInt8]) throws(Refusal) {
    received += piece.count
    guard received <= bodyMax else { throw .bodyTooLarge }
    var reader = self.reader
    defer { self.reader = reader }
    try reader.read(piece[...]) { event throws(Refusal) in try take(event) }
  }

  private func take(_ event: MultipartReader.Event) throws(Refusal) {
    switch event {
    case .part(let head) where head.fileName != nil: try sink.begin(head)
    case .part(let head):
      guard fields.count < limits.formFields else { throw .tooManyFields }
      fields.append(.init(name: head.name, value: texts.count..<texts.count))
      textStart = texts.count
    case .bytes(let bytes) where textStart == nil: try sink.write(bytes)
    case .bytes(let bytes):
      guard texts.count + bytes.count <= limits.multipartTextBytes else { throw .bodyTooLarge }
      texts += bytes
    case .partEnd:
      guard let start = textStart else { return try sink.end() }
      guard UTF8Check.isValid(texts[start...]), !texts[start...].contains(0) else { throw .form }
      fields[fields.count - 1].value = start..<texts.count
      textStart = nil
    }
  }

  func finish() throws(Refusal) -> Response {
    guard reader.isWhole else { throw .multipart }
    let end = Handed(sink)
    return try around { request, form throws(Refusal) in try end.sink.finish(request, form) }(
      request, Form(bytes: &texts, fields: fields))
  }

  func abandon() {
    Libsodium.wipe(&texts)
    sink.abandon()
  }

  deinit { Libsodium.wipe(&texts) }
}

/// A sink on its way to the handler that ends it.
private struct Handed: @unchecked Sendable {
  // SAFETY: a receiver is used by one thread at a time, and ends its sink while it is.
  let sink: any UploadSink
  init(_ sink: any UploadSink) { self.sink = sink }
}
