import Testing

@testable import Sodium

@Suite struct Argon2idTests {
  private let cheap = Argon2id(passes: 1, memoryBytes: 1 << 16)

  // The reference program (argon2-cffi 25.1.0) with one lane, for the salt 00 01 … 0f.
  @Test(arguments: [
    (1, 64 << 10, "9c493022877348e034719bce110c99301e5d4d16acacc6a829000ff2044b1b0c"),
    (3, 64 << 20, "def6fd068289b9a0cf1114f8e978a2c4dab6faef377d895b9c2d59fc93fc5653"),
  ])
  func `the reference program's key`(_ passes: Int, _ memoryBytes: Int, _ expected: String) throws {
    let key = try Argon2id(passes: passes, memoryBytes: memoryBytes).key(from: .of("password"), salt: Array(0..<16))
    #expect(Hex.text(key.copiedBytes) == expected)
  }

  @Test func `secret, salt and cost each change the key`() throws {
    let salt = [UInt8](repeating: 1, count: 16)
    let key = try cheap.key(from: .of("a"), salt: salt).copiedBytes
    #expect(try key == cheap.key(from: .of("a"), salt: salt).copiedBytes)
    #expect(try key != cheap.key(from: .of("b"), salt: salt).copiedBytes)
    #expect(try key != cheap.key(from: .of("a"), salt: [UInt8](repeating: 2, count: 16)).copiedBytes)
    #expect(try key != Argon2id(passes: 2, memoryBytes: 1 << 16).key(from: .of("a"), salt: salt).copiedBytes)
    #expect(try key != Argon2id(passes: 1, memoryBytes: 1 << 17).key(from: .of("a"), salt: salt).copiedBytes)
  }

  @Test func `a salt of another length is refused`() {
    for count in [0, 15, 17] {
      #expect(throws: SodiumError.malformed) {
        _ = try cheap.key(from: .of("a"), salt: [UInt8](repeating: 0, count: count))
      }
    }
  }
}
