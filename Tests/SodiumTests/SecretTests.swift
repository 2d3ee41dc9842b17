import Foundation
import GroundTestKit
import Testing

@testable import Sodium

@Suite struct SecretTests {
  @Test func `taking the bytes over empties the array`() throws {
    var bytes: [UInt8] = [1, 2, 3]
    let secret = try Secret(taking: &bytes)
    #expect(bytes == [0, 0, 0])
    #expect(secret.copiedBytes == [1, 2, 3])
  }

  @Test func `parts, joints and halves`() throws {
    let secret = try Secret.of([1, 2, 3, 4])
    #expect(try secret.part(1..<3).copiedBytes == [2, 3])
    #expect(try secret.followed(by: .of([9])).copiedBytes == [1, 2, 3, 4, 9])
    #expect(try secret.copy().isEqual(to: secret))
    let half = try Secret.random(byteCount: 4)
    let other = try secret.xor(half)
    #expect(try half.xor(other).isEqual(to: secret))
    #expect(throws: SodiumError.malformed) { _ = try secret.xor(.of([1])) }
  }

  @Test func `a secret is made byte by byte and read byte by byte`() throws {
    let secret = try Secret(byteCount: 4) { UInt8($0 * 3) }
    #expect(secret.copiedBytes == [0, 3, 6, 9] && secret[3] == 9)
  }

  @Test func `comparison looks at every byte`() throws {
    let secret = try Secret.of([UInt8](repeating: 7, count: 40))
    for place in 0..<40 {
      var other = [UInt8](repeating: 7, count: 40)
      other[place] = 8
      #expect(try !secret.isEqual(to: .of(other)))
    }
    #expect(try !secret.isEqual(to: .of([])))
    #expect(try Secret.of([]).isEqual(to: .of([])))
  }

  @Test func `random bytes differ`() throws {
    #expect(try !Secret.random(byteCount: 32).isEqual(to: .random(byteCount: 32)))
  }

  private static func lockedKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmLck:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  @Test func `the memory is locked`() throws {
    let secret = try Secret.random(byteCount: 1 << 20)
    #expect(try Self.lockedKilobytes() >= 1_024)
    #expect(secret.byteCount == 1 << 20)
  }

  /// In a process of its own, which may lock almost nothing.
  @Test func `without memory to lock there is no secret`() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 0, rlim_max: 0)
      setrlimit(__rlimit_resource_t(8), &limit)
      // Root may lock without limit.
      setuid(65_534)
      do throws(SodiumError) {
        _ = try Secret.random(byteCount: 32)
        exit(3)
      } catch {
        exit(error == .noLockedMemory ? 0 : 4)
      }
    }
  }

  /// Sealing, opening, signing and deriving leave nothing behind in the process's memory once the secrets are gone.
  @Test func `no trace is left in memory`() async {
    await #expect(processExitsWith: .success) {
      // Kept only as its complement, so that looking for it does not find the search itself.
      let inverted = Libsodium.randomBytes(32).map { ~$0 }
      do {
        try SecretTests.use(inverted)
        let copies = try MemoryScan.copies(ofComplement: inverted)
        exit(copies == 0 ? 0 : Int32(min(copies, 100)))
      } catch {
        exit(120)
      }
    }
  }

  /// The search finds what is there: otherwise the test above could not fail.
  @Test func `a trace would be found`() async {
    await #expect(processExitsWith: .success) {
      let inverted = Libsodium.randomBytes(32).map { ~$0 }
      let trace = inverted.map { ~$0 }
      let copies = (try? MemoryScan.copies(ofComplement: inverted)) ?? 0
      exit(copies > 0 && trace.count == 32 ? 0 : 1)
    }
  }

  @inline(never)
  private static func use(_ inverted: [UInt8]) throws {
    let secret = try Secret(uninitialized: 32)
    for place in 0..<32 { secret.base[place] = ~inverted[place] }
    let key = try secret.copy()
    let sealed = secret.withBytes { CommittedBox.seal($0, key: key, context: [1]) }
    _ = try CommittedBox.open(sealed, key: key, context: [1])
    _ = try SigningKey(seed: secret).sign([1])
    let pair = try AgreementKey(secret: key.copy())
    _ = try KeyWrap.unwrap(KeyWrap.wrap(secret, for: pair.publicKey, context: []), with: pair, context: [])
    _ = try HKDF.subkey(of: secret, for: "test")
    _ = try Argon2id(passes: 1, memoryBytes: 8_192).key(from: secret, salt: [UInt8](repeating: 0, count: 16))
  }
}
