import PageKit
import Testing

@Suite struct StyleSheetTests {
  @Test func `a picture takes the tokens, a page all of it`() {
    #expect(StyleSheet.tokens.hasPrefix(":root"))
    #expect(StyleSheet.common.hasPrefix(StyleSheet.tokens))
    #expect(!StyleSheet.common.contains("a.exit"))
  }
}
