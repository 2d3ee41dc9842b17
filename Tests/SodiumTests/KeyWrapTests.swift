import Testing

@testable import Sodium

@Suite struct KeyWrapTests {
  @Test func `a wrapped key opens for its holder in its place`() throws {
    let holder = try AgreementKey.generate()
    let key = try Secret.random(byteCount: 32)
    let wrap = try KeyWrap.wrap(key, for: holder.publicKey, context: [1, 2])
    #expect(wrap.count == KeyWrap.byteCount)
    #expect(try KeyWrap.unwrap(wrap, with: holder, context: [1, 2]).isEqual(to: key))
  }

  /// Somebody who can write the storage moves a wrap from one case to another.
  @Test func `a wrap in another place is refused`() throws {
    let holder = try AgreementKey.generate()
    let wrap = try KeyWrap.wrap(.random(byteCount: 32), for: holder.publicKey, context: [1])
    #expect(throws: SodiumError.notAuthentic) { _ = try KeyWrap.unwrap(wrap, with: holder, context: [2]) }
    #expect(throws: SodiumError.notAuthentic) { _ = try KeyWrap.unwrap(wrap, with: holder, context: []) }
  }

  @Test func `another holder, another length and another bit are refused`() throws {
    let holder = try AgreementKey.generate()
    let other = try AgreementKey.generate()
    let wrap = try KeyWrap.wrap(.random(byteCount: 32), for: holder.publicKey, context: [])
    #expect(throws: SodiumError.notAuthentic) { _ = try KeyWrap.unwrap(wrap, with: other, context: []) }
    for changed in [[], Array(wrap.dropLast()), wrap + [0]] {
      #expect(throws: SodiumError.malformed) { _ = try KeyWrap.unwrap(changed, with: holder, context: []) }
    }
    for place in wrap.indices {
      var changed = wrap
      changed[place] ^= 0x10
      #expect(throws: SodiumError.notAuthentic) { _ = try KeyWrap.unwrap(changed, with: holder, context: []) }
    }
    #expect(throws: SodiumError.malformed) {
      try KeyWrap.wrap(.random(byteCount: 31), for: holder.publicKey, context: [])
    }
  }
}
