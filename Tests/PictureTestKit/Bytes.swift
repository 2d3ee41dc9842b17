/// Numbers as files write them.
extension Int {
  package func big(_ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
  }
  package func little(_ count: Int) -> [UInt8] { big(count).reversed() }
}

extension [UInt8] {
  /// Whether the text stands somewhere in the bytes.
  package func hold(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return false }
    return (0...count - wanted.count).contains {
      self[$0] == wanted[0] && self[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
