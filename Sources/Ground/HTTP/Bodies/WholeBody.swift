internal import Sodium

/// A body that is needed whole, such as a form's: bounded by its route, overwritten afterwards.
final class WholeBody: BodyReceiver {
  private let limit: Int
  private let answer: (inout [UInt8]) throws(Refusal) -> Response
  private var bytes: [UInt8] = []

  init(limit: Int, answer: @escaping (inout [UInt8]) throws(Refusal) -> Response) {
    self.limit = limit
    self.answer = answer
  }

  func receive(_ piece: [UInt8]) throws(Refusal) {
    guard bytes.count + piece.count <= limit else { throw .bodyTooLarge }
    if bytes.count + piece.count > bytes.capacity { grow(for: piece.count) }
    bytes += piece
  }

  /// Growing leaves no copy behind.
  private func grow(for more: Int) {
    var larger: [UInt8] = []
    larger.reserveCapacity(min(limit, max(4_096, 2 * (bytes.count + more))))
    larger += bytes
    Libsodium.wipe(&bytes)
    bytes = larger
  }

  func finish() throws(Refusal) -> Response {
    defer { Libsodium.wipe(&bytes) }
    return try answer(&bytes)
  }

  func abandon() { Libsodium.wipe(&bytes) }

  deinit { Libsodium.wipe(&bytes) }
}
