import SourceText
import Testing

@testable import Imports

@Suite struct ModelDraftTests {
  private var draft = ModelDraft(origin: "o", name: "N")

  @Test func `equal titles get different ids`() {
    var draft = draft
    for key in ["a", "b", "c"] { _ = draft.place(of: key, title: "Map") }
    #expect(draft.features.map(\.id) == ["map", "map-2", "map-3"])
  }

  @Test func `an id that is taken by a number is not given twice`() {
    var draft = draft
    for title in ["Map 2", "Map", "Map", "Map 2"] { _ = draft.place(of: "\(draft.features.count)", title: title) }
    #expect(draft.features.map(\.id) == ["map-2", "map", "map-3", "map-2-2"])
  }

  @Test func `long titles stay apart within the limit`() {
    var draft = draft
    let title = String(repeating: "a", count: 70)
    for key in 0..<12 { _ = draft.place(of: "\(key)", title: title) }
    #expect(draft.features.map(\.id.count).allSatisfy { $0 == 60 })
    #expect(Set(draft.features.map(\.id)).count == 12)
  }

  @Test func `the same key is the same feature`() {
    var draft = draft
    #expect(draft.place(of: "a", title: "A") == 0)
    #expect(draft.place(of: "a", title: "B") == 0)
    #expect(draft.features.map(\.title) == ["A"])
  }

  @Test func `past the limit nothing is added and each key is counted once`() {
    var draft = draft
    for key in 0..<600 { _ = draft.place(of: "\(key)", title: "t") }
    for key in 0..<600 { _ = draft.place(of: "\(key)", title: "t") }
    #expect(draft.features.count == 500)
    #expect(draft.omittedCount == 100)
    #expect(draft.place(of: "499", title: "t") == 499)
  }

  @Test func `the first evidence stays`() {
    var draft = draft
    _ = draft.place(of: "a", title: "A")
    draft.add([3: "first"], to: 0)
    draft.add([3: "second", 1: "other"], to: 0)
    #expect(draft.features[0].guesses == [1: "other", 3: "first"])
  }

  @Test func `a draft names its file and no folder`() {
    #expect(
      ModelDraft.origin(SourceFile(name: "/tmp/a b/api.yaml", text: ""), "OpenAPI 3.1.0") == "api.yaml (OpenAPI 3.1.0)")
    #expect(ModelDraft.origin(SourceFile(name: "api\n.yaml", text: ""), "V") == "api .yaml (V)")
  }

  @Test func `a product without a name has one to change`() {
    let draft = ModelDraft(origin: "o", name: " \n", id: nil)
    #expect(draft.name == "Imported product")
    #expect(draft.id == "imported-product")
  }
}
