import Foundation
import Testing

@testable import Sodium

@Suite struct LibsodiumTests {
  @Test func `the version is one that has what we use`() {
    let parts = Libsodium.version.split(separator: ".").compactMap { Int($0) }
    #expect(parts.count == 3 && (parts[0], parts[1], parts[2]) >= (1, 0, 18))
  }

  @Test func `comparison looks at every byte and at the length`() {
    let bytes = [UInt8](repeating: 1, count: 20)
    #expect(Libsodium.areEqual(bytes, bytes) && Libsodium.areEqual([], []))
    #expect(!Libsodium.areEqual(bytes, Array(bytes.dropLast())))
    for place in 0..<20 {
      var other = bytes
      other[place] = 2
      #expect(!Libsodium.areEqual(bytes, other))
    }
  }

  @Test func `random bytes differ and have the length asked for`() {
    #expect(Libsodium.randomBytes(32) != Libsodium.randomBytes(32))
    #expect(Libsodium.randomBytes(0).isEmpty)
  }

  @Test func `wiping leaves zeros`() {
    var bytes: [UInt8] = [1, 2, 3]
    Libsodium.wipe(&bytes)
    #expect(bytes == [0, 0, 0])
  }

  @Test(arguments: [
    SodiumError.noLockedMemory, .noMemory, .notAuthentic, .otherKey, .truncated, .malformed, .weakKey,
  ])
  func `an error says something in a sentence without its full stop`(_ error: SodiumError) {
    #expect(error.message.count > 20 && !error.message.hasSuffix("."))
  }

  @Test func `a process that refuses dumps has no core limit left`() async {
    await #expect(processExitsWith: .success) {
      guard Libsodium.refuseDumps() else { exit(1) }
      let limits = try String(contentsOfFile: "/proc/self/limits", encoding: .utf8)
      let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
      exit(core?.split(separator: " ").dropFirst(4).first == "0" ? 0 : 2)
    }
  }
}
