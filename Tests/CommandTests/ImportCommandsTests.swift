import Foundation
import GroundTestKit
import TestKit
import Testing

/// The import commands as people and scripts meet them.
@Suite struct ImportCommandsTests {
  /// A fresh folder that is removed when the value goes.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "bellbird-import-\(UUID().uuidString)")
    init() { try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }
  }

  private let folder = Folder()
  private let openAPI = "openapi: 3.1.0\ninfo: { title: Sample }\npaths: { /trips: { get: {} } }\n"
  private let otm = "otmVersion: 0.2.0\nproject: { id: p, name: P }\ncomponents: [{ id: c, name: Camera, type: t }]\n"

  private func bellbird(_ words: String...) throws -> Fixture.Run {
    try Fixture.bellbird(words, in: folder.url)
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
  }

  @Test func `a model goes to standard output, and assess takes it`() throws {
    try write(openAPI, to: "a.yaml")
    try write(otm, to: "b.otm")
    for (format, file) in [("openapi", "a.yaml"), ("otm", "b.otm")] {
      let run = try bellbird("import", format, file)
      #expect(run.code == 0)
      #expect(run.err.isEmpty)
      #expect(run.out.hasPrefix("# A first guess at a product model, from \(file) ("))
      try write(run.out, to: "product.yaml")
      #expect(try bellbird("assess", "product.yaml").code == 0)
    }
  }

  /// Sets and dictionaries are in another order in each process.
  @Test func `the same file gives the same bytes`() throws {
    let names = ["messages", "trips", "payments", "devices", "locks", "photos", "calls", "groups"]
    let paths = names.map { "  /\($0): { get: { tags: [all], parameters: [{ name: lat }, { name: online }] } }\n" }
    try write("openapi: 3.1.0\ninfo: { title: Sample }\npaths:\n\(paths.joined())", to: "a.yaml")
    let runs = try (0..<5).map { _ in try bellbird("import", "openapi", "a.yaml").out }
    #expect(runs[0].contains("9 guesses"))
    #expect(Set(runs).count == 1)
  }

  @Test func `a file is written, and never over another`() throws {
    try write(openAPI, to: "a.yaml")
    let first = try bellbird("import", "openapi", "a.yaml", "--out", "product.yaml")
    #expect(first.code == 0)
    #expect(first.out.isEmpty)
    #expect(first.err == "product.yaml: 1 feature, 1 guess to confirm\n")
    let second = try bellbird("import", "openapi", "a.yaml", "--out", "product.yaml")
    #expect(second.code == 2)
    #expect(
      second.err == """
        error: product.yaml is there already
        hint: somebody may have confirmed it; write elsewhere and compare the two

        """)
  }

  @Test func `wrong use is code 2`() throws {
    #expect(try bellbird("import", "openapi").code == 2)
    #expect(try bellbird("import", "otm", "a", "b").code == 2)
    #expect(try bellbird("import", "opnapi", "a").err.contains("did you mean \"import openapi\"?"))
  }

  @Test func `a file that cannot be read is code 3, and nothing is written`() throws {
    try write("{\"swagger\": \"2.0\"}", to: "swagger.json")
    let run = try bellbird("import", "openapi", "swagger.json", "--out", "product.yaml")
    #expect(run.code == 3)
    #expect(run.out.isEmpty)
    #expect(run.err.hasPrefix("error[import/swagger]: this is Swagger 2.0"))
    #expect(run.err.hasSuffix("error: swagger.json has 1 error\nhint: each is shown above with what to do about it\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "product.yaml").path()))
    #expect(try bellbird("import", "otm", "gone.yaml").code == 3)
    #expect(try bellbird("import", "otm", ".").code == 3)
  }

  @Test(arguments: ["openapi", "otm"])
  func `help has an example`(_ format: String) throws {
    let help = try bellbird("import", format, "--help")
    #expect(help.code == 0)
    #expect(help.out.contains("usage: bellbird import \(format) FILE [OPTIONS]\n"))
    #expect(help.out.contains("\nexamples:\n  bellbird import \(format) "))
    #expect(try bellbird("--help").out.contains("\n  import \(format) "))
  }
}
