import Testing

@testable import Catalogue

@Suite struct StoryTests {
  @Test func `names stand in their places, with a capital where a sentence begins`() throws {
    let story = try #require(Story("{viewer} opens {feature} and waits. {subject} is met by {viewer} at home."))
    #expect(
      story.told(viewer: "a partner", subject: "the member", feature: "“Map”")
        == "A partner opens “Map” and waits. The member is met by a partner at home.")
  }

  @Test func `a name that holds braces stays as it is`() throws {
    let story = try #require(Story("{viewer} uses {feature}. {subject} is hurt."))
    #expect(story.told(viewer: "a {subject}", subject: "x", feature: "y") == "A {subject} uses y. X is hurt.")
  }

  @Test(arguments: ["{viewr} does.", "{viewer does.", "{} does.", "a {viewer } does."])
  func `an unknown place is no story`(_ template: String) { #expect(Story(template) == nil) }

  @Test(arguments: [("One. Two.", 2), ("One.", 1), ("One? Two! Three.", 3), ("No end", 0), ("At 3.5 km. Done.", 2)])
  func `sentences are counted by their ends`(_ template: String, _ count: Int) {
    #expect(Story(template)?.sentenceCount == count)
  }

  @Test func `what is left out is known`() {
    #expect(Story("{viewer} only.")?.missingPlaceholders == [.subject, .feature])
  }
}
