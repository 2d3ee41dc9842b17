import Primitives
import Testing

@testable import MerkleLog

/// What C2SP tlog-proof and its Go library refuse, in files of our own.
@Suite struct ProofFormTests {
  private static let hash = Base64.encode([UInt8](repeating: 5, count: 32))

  private func proof(_ head: String) throws -> ProofFile {
    let signer = try LogFixture.signer()
    let note = signer.sign(Checkpoint(origin: signer.origin, size: 1, root: MerkleTree.leaf([])))
    return try ProofFile(Array(head.utf8) + note.bytes)
  }

  private static let first = "c2sp.org/tlog-proof@v1\n"

  @Test func `no hashes, some, and an extra line are read`() throws {
    #expect(try proof("\(Self.first)index 0\n\n").path.isEmpty)
    #expect(try proof("\(Self.first)index 5\n\(Self.hash)\n\(Self.hash)\n\n").path.count == 2)
    #expect(try proof("\(Self.first)extra \nindex 10\n\n").extra == [])
    #expect(try proof("\(Self.first)extra AAEC\nindex 10\n\(Self.hash)\n\n").extra == [0, 1, 2])
  }

  @Test(arguments: [
    ("wrong-header\nindex 0\n\n", 1), ("c2sp.org/tlog-proof@v2\nindex 0\n\n", 1), ("\(first)extra !!\nindex 0\n\n", 2),
    ("\(first)\n\n", 2), ("\(first)index notanumber\n\n", 2), ("\(first)index -5\n\n", 2), ("\(first)index 05\n\n", 2),
    ("\(first)index +5\n\n", 2), ("\(first)index 5 \n\n", 2), ("\(first)index 18446744073709551616\n\n", 2),
    ("\(first)index 0\n!!notbase64!!\n\n", 3), ("\(first)index 0\n\(hash)\r\n\n", 3),
    ("\(first)index 0\n\(Base64.encode([UInt8](repeating: 0, count: 31)))\n\n", 3),
    ("\(first)index 0\n\(Base64.encode([UInt8](repeating: 0, count: 33)))\n\n", 3),
    ("\(first)index 0\n\(Base64.encode([UInt8](repeating: 0, count: 64)))\n\n", 3),
    ("\(first)index 0\n\(String(repeating: "a", count: 65 * 1024))\n\n", 3),
    ("\(first)index 0\nextra AAEC\n\n", 3), ("\(first)extra AAEC\nextra AAEC\nindex 0\n\n", 3),
  ])
  func `another form is refused at its line`(head: String, line: Int) throws {
    do {
      _ = try proof(head)
      Issue.record("it was read")
    } catch NoteError.malformed(let found, _) {
      #expect(found == line)
    }
  }

  @Test func `what has no blank line, or too many hashes, is refused`() throws {
    #expect(throws: NoteError.self) { try ProofFile(Array("\(Self.first)index 0\n".utf8)) }
    let many = String(repeating: "\(Self.hash)\n", count: 64)
    #expect(throws: NoteError.tooLarge) { try proof("\(Self.first)index 0\n\(many)\n") }
  }
}
