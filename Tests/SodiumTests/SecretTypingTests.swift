import Foundation
import Sodium
import Testing

@Suite struct SecretTypingTests {
  private func lines(_ text: String, _ count: Int) throws -> [String?] {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try pipe.fileHandleForWriting.close()
    return try (0..<count).map { _ in
      guard let line = try Secret.typed(from: pipe.fileHandleForReading.fileDescriptor) else { return nil }
      return (0..<line.byteCount).map { String(UnicodeScalar(line[$0])) }.joined()
    }
  }

  @Test func `a line at a time, and no byte more`() throws {
    #expect(try lines("first\nsecond one\n\nlast", 5) == ["first", "second one", nil, "last", nil])
  }

  @Test func `a line that is too long is none`() throws {
    #expect(try lines(String(repeating: "x", count: Secret.typedBytesMax), 1) == [nil])
    #expect(try lines(String(repeating: "x", count: Secret.typedBytesMax - 1) + "\n", 1)[0]?.count == 1_023)
  }
}
