import Testing

@testable import PageKit

@Suite struct ContentHashTests {
  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
  func `base64 is that of RFC 4648`(text: String, encoded: String) {
    #expect(ContentHash.base64(Array(text.utf8)) == encoded)
  }

  @Test func `a policy names the content by its SHA-256`() {
    #expect(ContentHash.source(of: "") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
  }
}
