internal import CSockets

/// Bytes on their way out: a small part made for this answer, and one that may be shared by all.
struct Output {
  private var opening: [UInt8]
  private var rest: [UInt8]
  private var sent = 0
  private let total: Int

  /// Of `rest` only the first bytes are sent.
  init(_ opening: [UInt8], _ rest: [UInt8], restCount: Int) {
    (self.opening, self.rest) = (opening, rest)
    total = opening.count + restCount
  }

  var isDone: Bool { sent == total }

  enum Outcome { case done(Int), later(Int), broken }

  /// Sends what goes, and says how much.
  mutating func send(to socket: Int32) -> Outcome {
    let before = sent
    while sent < total {
      let count = sendOnce(to: socket)
      guard count > 0 else { return bb_would_block(count) == 1 ? .later(sent - before) : .broken }
      sent += count
    }
    return .done(sent - before)
  }

  private func sendOnce(to socket: Int32) -> Int {
    let restSent = max(0, sent - opening.count)
    let openingSent = min(sent, opening.count)
    // SAFETY: both counts are what is left of the array before its end.
    return unsafe opening.withUnsafeBytes { first in
      unsafe rest.withUnsafeBytes { second in
        let firstLeft = first.count - openingSent
        let secondLeft = total - opening.count - restSent
        return unsafe bb_send(
          socket, firstLeft > 0 ? first.baseAddress?.advanced(by: openingSent) : nil, firstLeft,
          secondLeft > 0 ? second.baseAddress?.advanced(by: restSent) : nil, secondLeft)
      }
    }
  }
}
