import Catalogue
import Foundation
import Primitives
import Product
import SourceText
import TestKit
import Testing
import Workspace

@Suite struct ProductLoaderTests {
  private let folder = Fixture.Folder()
  private let feature = "  - { id: a, title: A, capabilities: [x-a] }"

  private func load(_ name: String = "product.yaml") -> (product: ProductModel?, log: Diagnostics) {
    var log = Diagnostics()
    let product = ProductLoader.load(folder.path(name), catalogue: Fixture.catalogue, into: &log)
    return (product, log)
  }

  private func codes(_ name: String = "product.yaml") -> [String] { load(name).log.entries.map(\.code) }

  @Test func `parts are taken in, from below the folder`() throws {
    try folder.write(Fixture.model(feature, more: "include: [parts/more.yaml]"), to: "product.yaml")
    try folder.write(
      "bellbird: product/1\ninclude: [deep/last.yaml]\nfeatures: [{ id: b, title: B, capabilities: [x-b] }]\n",
      to: "parts/more.yaml")
    try folder.write(
      "bellbird: product/1\nfeatures: [{ id: c, title: C, capabilities: [x-c] }]\n", to: "parts/deep/last.yaml")
    let (product, log) = load()
    #expect(Fixture.rendered(log).isEmpty)
    #expect(product?.features.map(\.id) == ["a", "b", "c"])
  }

  @Test func `two files may not say the same thing`() throws {
    try folder.write(Fixture.model(feature, more: "include: [more.yaml]"), to: "product.yaml")
    try folder.write(
      "bellbird: product/1\nroles: { member: { can_be: [partner] } }\nfeatures:\n\(feature)\n", to: "more.yaml")
    let log = load().log
    #expect(log.entries.map(\.code) == ["product/duplicate-role", "product/duplicate-feature"])
    #expect(
      log.entries.allSatisfy {
        $0.location.file.name.hasSuffix("more.yaml")
          && $0.related.first?.location.file.name.hasSuffix("product.yaml") == true
      })
  }

  @Test func `a hundred mistakes of ten kinds give a hundred diagnostics`() throws {
    let mistakes = [
      "capabilities: [location.shar]", "subject: membr", "viewer: nobdy", "title: A\n    title: B", "effort: hard",
      "grant: { started_by: who }", "grant: { subject_told: sometimes }", "controls: [{ id: nope, state: enforced }]",
      "logged: { to_subject: maybe }", "bogus: 1",
    ]
    var text = ""
    for index in 0..<100 {
      let mistake = mistakes[index % 10]
      text += "  - id: f\(index)\n"
      if !mistake.contains("title") { text += "    title: T\n" }
      if !mistake.contains("capabilities") { text += "    capabilities: [location.share]\n" }
      text += "    \(mistake)\n"
    }
    try folder.write(Fixture.model(text), to: "product.yaml")
    let log = load().log
    #expect(log.entries.count == 100)
    #expect(Set(log.entries.map(\.location.line)).count == 100)
    for entry in log.entries { #expect(entry.location.column > 1 && !entry.hint.isEmpty, "\(entry.code)") }
  }

  @Test func `a part that cannot be read is the only thing told`() throws {
    try folder.write(
      "bellbird: product/1\nproduct: { id: a, name: A }\ninclude: [missing.yaml]\n", to: "product.yaml")
    #expect(codes() == ["file/missing"])
  }

  @Test func `a circle of includes ends in a message`() throws {
    try folder.write(Fixture.model(feature, more: "include: [a.yaml]"), to: "product.yaml")
    try folder.write("bellbird: product/1\ninclude: [b.yaml]\n", to: "a.yaml")
    try folder.write("bellbird: product/1\ninclude: [product.yaml]\n", to: "b.yaml")
    let log = load().log
    #expect(log.entries.map(\.code) == ["include/cycle"])
    #expect(log.entries.first?.message.contains("product.yaml → a.yaml → b.yaml → product.yaml") == true)
  }

  @Test(arguments: [
    ("missing.yaml", "file/missing"), ("/etc/passwd", "include/absolute"), ("../outside.yaml", "file/outside"),
    ("link.yaml", "file/outside"), ("pipe", "file/not-a-file"), ("subfolder", "file/not-a-file"),
    ("'nul\\0.yaml'", "file/missing"),
  ])
  func `what cannot be included is told`(_ name: String, _ code: String) throws {
    let inner = Fixture.Folder()
    try inner.write("bellbird: product/1\n", to: "outside.yaml")
    try folder.write(Fixture.model(feature, more: "include: [\(name)]"), to: "product.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.yaml"), withDestinationPath: inner.path("outside.yaml"))
    mkfifo(folder.path("pipe"), 0o600)
    try FileManager.default.createDirectory(atPath: folder.path("subfolder"), withIntermediateDirectories: true)
    try Data("bellbird: product/1\n".utf8).write(
      to: folder.url.deletingLastPathComponent().appending(path: "outside.yaml"))
    #expect(codes() == [code])
  }

  @Test func `the same part twice is told with both places`() throws {
    try folder.write(Fixture.model(feature, more: "include: [a.yaml, ./a.yaml]"), to: "product.yaml")
    try folder.write("bellbird: product/1\n", to: "a.yaml")
    let log = load().log
    #expect(log.entries.map(\.code) == ["include/twice"])
    #expect(log.entries.first?.related.count == 1)
  }

  @Test func `a chain that is too long ends in a message`() throws {
    try folder.write(Fixture.model(feature, more: "include: [p0.yaml]"), to: "product.yaml")
    for index in 0..<20 {
      try folder.write("bellbird: product/1\ninclude: [p\(index + 1).yaml]\n", to: "p\(index).yaml")
    }
    #expect(codes() == ["include/too-deep"])
  }

  @Test func `a file of fifty megabytes is refused`() throws {
    try Data(repeating: UInt8(ascii: "#"), count: 50 << 20).write(to: folder.url.appending(path: "product.yaml"))
    #expect(codes() == ["file/too-large"])
  }

  @Test(arguments: [
    (Data("a: &x [1]\nb: *x\n".utf8), ["yaml/anchor", "yaml/alias"]),
    (Data("- a: 1\n  a: 2\n".utf8), ["yaml/duplicate-key", "yaml/not-fields"]),
    (Data([0x61, 0x3A, 0x20, 0x00]), ["yaml/not-text"]),
    (Data([0x61, 0x3A, 0x20, 0xFF, 0xFE]), ["yaml/not-text"]),
    (Data(), ["yaml/empty"]),
    (Data("---\na: 1\n---\nb: 2\n".utf8), ["yaml/several-documents"]),
    (Data("a: [1, 2\n".utf8), ["yaml/syntax"]),
    (Data("- !!python/object:os.system x\n".utf8), ["yaml/tag", "yaml/not-fields"]),
    (Data("- <<: {a: 1}\n".utf8), ["yaml/merge-key", "yaml/not-fields"]),
    (Data("a: \u{202E}b\n".utf8), ["yaml/hidden-direction"]),
    (Data("\ta: 1\n".utf8), ["yaml/syntax"]),
    (Data(String(repeating: "[", count: 5000).utf8), ["yaml/too-deep"]),
    (Data("just text\n".utf8), ["yaml/not-fields"]),
  ])
  func `hostile texts end in a message`(_ data: Data, _ expected: [String]) throws {
    try data.write(to: folder.url.appending(path: "product.yaml"))
    let (product, log) = load()
    #expect(product == nil)
    #expect(log.entries.map(\.code) == expected)
    for entry in log.entries {
      #expect(entry.location.line >= 1 && entry.location.column >= 1)
      #expect(!entry.hint.isEmpty)
    }
  }

  @Test func `a bomb of aliases costs nothing`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for index in 1...9 {
      text += "a\(index): &a\(index) [\(Array(repeating: "*a\(index - 1)", count: 10).joined(separator: ", "))]\n"
    }
    try folder.write(text, to: "product.yaml")
    let log = load().log
    #expect(log.entries.allSatisfy { $0.code == "yaml/alias" || $0.code == "yaml/anchor" })
    #expect(log.entries.count == 100)
  }
}
