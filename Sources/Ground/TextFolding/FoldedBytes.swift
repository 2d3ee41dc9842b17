/// Bytes in memory that is used again for each text.
public struct FoldedBytes: Sendable {
  /// Longer than the text in it; what stands behind `count` is of earlier texts.
  public internal(set) var memory: [UInt8]
  public internal(set) var count = 0
  /// For each byte the offset in the text of the character from which it comes; empty unless places are kept.
  public internal(set) var places: [UInt32]

  init(capacity: Int, keepsPlaces: Bool) {
    memory = [UInt8](repeating: 0, count: capacity)
    places = keepsPlaces ? [UInt32](repeating: 0, count: capacity) : []
  }

  mutating func withMemory<Result>(
    _ body: (_ out: UnsafeMutablePointer<UInt8>, _ places: UnsafeMutablePointer<UInt32>?) -> Result
  ) -> Result {
    unsafe memory.withUnsafeMutableBufferPointer { out in
      unsafe places.withUnsafeMutableBufferPointer { places in
        guard let start = out.baseAddress else { preconditionFailure("there is memory for every text") }
        return unsafe body(start, places.isEmpty ? nil : places.baseAddress)
      }
    }
  }

  /// The bytes as text, for tests and tools.
  public var text: String { String(decoding: memory[..<count], as: UTF8.self) }
}
