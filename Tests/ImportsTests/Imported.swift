import Catalogue
import Foundation
import Imports
import Product
import SourceText
import Testing
import YAML

/// An import as a person meets it: the text that comes out, and what is told.
struct Imported {
  let yaml: String?
  let summary: String?
  let log: Diagnostics

  static let catalogue = CatalogueReader.embedded()
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init(_ model: (SourceFile, inout Diagnostics) -> ImportedModel?, _ file: SourceFile) {
    var log = Diagnostics()
    let imported = model(file, &log)
    (yaml, summary, self.log) = (imported?.yaml, imported?.summary, log)
  }

  static func openAPI(_ text: String) -> Imported {
    Imported(OpenAPIImport.model, SourceFile(name: "openapi.yaml", text: text))
  }

  static func otm(_ text: String) -> Imported { Imported(OTMImport.model, SourceFile(name: "threats.otm", text: text)) }

  /// What a terminal would show.
  var told: String { DiagnosticRenderer().render(log) }
  var codes: [String] { log.entries.map(\.code) }

  /// The model as Bellbird's own reader takes it, which must have nothing to say about it.
  func product() throws -> ProductModel {
    let yaml = try #require(yaml, "\(told)")
    var log = Diagnostics()
    let node = YAMLParser.parse(SourceFile(name: "product.yaml", text: yaml), into: &log)
    let product = node.flatMap { ProductReader.read([$0], catalogue: Self.catalogue, into: &log) }
    return try #require(log.entries.isEmpty ? product : nil, "\(DiagnosticRenderer().render(log))\n\(yaml)")
  }

  /// From `features:` on.
  var features: String? { yaml.map { String($0.split(separator: "\nfeatures:\n", maxSplits: 1).last ?? "") } }

  /// The lines with a guess, without their indentation.
  var guesses: [String] {
    (yaml ?? "").split(separator: "\n").filter { $0.contains("  # guessed from ") }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " -")) }
  }
}

/// Randomness that a failing test can repeat (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Text that tries to be something else than text.
enum Hostile {
  static let texts = [
    "a: b", "- item", "# comment", "x # y", "'quote'", "\"quote\"", "back\\slash", "{ flow: [1] }", "&anchor", "*alias",
    "!!tag", "| block", "> folded", "%YAML 1.2", "---", "...", "null", "true", "~", "yes", "N", "", " ", "123", "1e3",
    ".inf", "line\nbreak", "\r\ncapabilities: [x-evil]", "tab\there", "next\u{85}line", "line\u{2028}separator",
    "\u{2029}", "bell\u{7}", "nul\u{0}", "\u{1B}[31mred", "\u{7F}", "\u{202E}reversed", "\u{FEFF}mark",
    "zero\u{200B}width",
    "\u{FFFF}", "\u{10FFFF}", "\u{E000}", "👩‍👩‍👧", "e\u{301}\u{301}", "größe", "位置", "{id}",
    "/", "//", "x-", "@", "`", "?",
    String(repeating: "long ", count: 5000), String(repeating: "\u{301}", count: 5000), "product", "features",
    "confirm\n  - id: evil", "$ref", "<<",
  ]

  /// As JSON writes it, everything beyond ASCII escaped.
  static func json(_ text: String) -> String {
    "\""
      + text.utf16.map { unit in
        (0x20..<0x7F).contains(unit) && unit != 0x22 && unit != 0x5C
          ? String(UnicodeScalar(UInt8(unit))) : "\\u" + String(0x10000 + Int(unit), radix: 16).dropFirst()
      }.joined() + "\""
  }
}
