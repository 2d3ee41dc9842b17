// swift-tools-version: 6.2
// Modules are listed bottom-up: each may import only what stands above it, so this file reads as the data flow.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A Debian library, imported by exactly one wrapper module.
func debian(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// The Swift wrapper of one C library: the only place where pointers may appear.
func wrapper(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Ground/\(name)",
    swiftSettings: strict + [.strictMemorySafety()])
}

func module(
  _ name: String, in layer: String, _ dependencies: [Target.Dependency] = [], embeds: Bool = false,
  settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(layer)/\(name)",
    exclude: embeds && layer == "Edges" ? ["Embedded"] : [],
    swiftSettings: strict + settings, plugins: embeds ? ["EmbedFiles"] : [])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude,
    swiftSettings: strict)
}

/// Hyperscan is made for x86 only; elsewhere RE2 does its work.
#if arch(x86_64)
  let hyperscan = [debian("CHyperscan", pkgConfig: "libhs", package: "libhyperscan-dev")]
#else
  let hyperscan: [Target] = []
#endif

let package = Package(
  name: "bellbird",
  products: [
    .executable(name: "bellbird", targets: ["bellbird"]), .executable(name: "renderer", targets: ["renderer"]),
  ],
  targets: hyperscan + [
    // ── C: Debian's libraries ────────────────────────────────────────────────────────────────────
    debian("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    debian("CExpat", pkgConfig: "expat", package: "libexpat1-dev"),
    debian("CMarkdown", pkgConfig: "libcmark-gfm", package: "libcmark-gfm-dev"),
    debian("COpenSSL", pkgConfig: "libcrypto", package: "libssl-dev"),
    debian("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
    .systemLibrary(name: "CTime", path: "Sources/C/CTime"),
    debian("CSodium", pkgConfig: "libsodium", package: "libsodium-dev"),
    debian("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    .target(
      name: "CSimdjson", path: "Sources/C/CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "CJSONLines", path: "Sources/C/CJSONLines", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CRE2", path: "Sources/C/CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CMemory", path: "Sources/C/CMemory"),
    .systemLibrary(name: "CProcesses", path: "Sources/C/CProcesses"),
    // Its own entry asks for flags that a package may not give; its headers need those of GObject only.
    debian("CVips", pkgConfig: "gobject-2.0", package: "libvips-dev"),
    debian("CMagic", pkgConfig: "libmagic", package: "libmagic-dev"),
    .target(name: "CSandbox", path: "Sources/C/CSandbox", linkerSettings: [.linkedLibrary("seccomp")]),
    .target(name: "CSockets", path: "Sources/C/CSockets"),
    .target(
      name: "CConfusables", path: "Sources/C/CConfusables",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),

    // ── Ground: knows nothing of abuse ───────────────────────────────────────────────────────────
    wrapper("Memory", ["CMemory"]),
    module("Primitives", in: "Ground"),
    module("SourceText", in: "Ground"),
    wrapper("Files", []),
    wrapper("YAML", ["CYAML", "Primitives", "SourceText"]),
    wrapper("JSON", ["CSimdjson"]),
    wrapper("Expat", ["CExpat"]),
    wrapper("Markdown", ["CMarkdown", "SourceText"]),
    wrapper("OpenSSL", ["COpenSSL", "Primitives"]),
    wrapper("Sodium", ["CSodium", "Primitives"]),
    module("BagIt", in: "Ground", ["Files", "OpenSSL"]),
    wrapper("UnixSocket", []),
    wrapper("Processes", ["CProcesses"]),
    wrapper("Sandbox", ["CSandbox"]),
    wrapper("FileType", ["CMagic"]),
    wrapper("Images", ["CVips"]),
    wrapper("HTTPClient", ["CCurl"]),
    wrapper("Timekeeping", ["CTime"]),
    wrapper("Queueing", []),
    wrapper("SQLite", ["CSQLite"]),
    module("MerkleLog", in: "Ground", ["Primitives", "SourceText", "Files", "OpenSSL", "Sodium"]),
    wrapper("RegularExpressions", ["CRE2"]),
    wrapper("PhraseScanner", hyperscan.map { .byName(name: $0.name) } + ["RegularExpressions"]),
    wrapper("TextFolding", ["CConfusables"]),
    module("Records", in: "Ground"),
    wrapper("JSONLines", ["CJSONLines", "Files", "Records"]),
    module("HTML", in: "Ground"),
    module("HTTP", in: "Ground", ["Primitives", "OpenSSL", "Sodium"]),
    wrapper("HTTPServer", ["CSockets", "Sodium", "UnixSocket", "HTTP"]),
    module("SmallCells", in: "Ground"),
    module("Readability", in: "Ground"),
    module("CommandLine", in: "Ground", ["SourceText"]),
    module("CEL", in: "Ground", ["Primitives", "SourceText", "Files", "YAML", "JSON", "RegularExpressions"]),
    // Lifetimes: views of several spans at once.
    module(
      "CELRecords", in: "Ground", ["RegularExpressions", "Records", "CEL"],
      settings: [.enableExperimentalFeature("Lifetimes")]),

    // ── Knowledge: what abuse looks like ─────────────────────────────────────────────────────────
    module("Catalogue", in: "Knowledge", ["Primitives", "SourceText", "YAML"], embeds: true),
    module("Product", in: "Knowledge", ["Primitives", "SourceText", "YAML", "JSON", "Catalogue"]),
    module(
      "Assessment", in: "Knowledge",
      ["Primitives", "SourceText", "YAML", "OpenSSL", "Catalogue", "Product"]),
    module(
      "Detection", in: "Knowledge",
      ["Primitives", "SourceText", "YAML", "JSON", "Records", "CEL", "CELRecords", "Catalogue"]),
    module(
      "Guides", in: "Knowledge",
      ["Primitives", "SourceText", "YAML", "JSON", "Markdown", "OpenSSL", "Readability", "Catalogue", "Product"],
      embeds: true),
    module(
      "TextSignals", in: "Knowledge", ["Primitives", "SourceText", "YAML", "PhraseScanner", "TextFolding"], embeds: true
    ),
    module("Vocabulary", in: "Knowledge", ["Primitives", "SourceText", "YAML", "JSON"], embeds: true),
    module("Reporting", in: "Knowledge", ["Primitives", "SourceText", "YAML", "JSON", "Catalogue"]),
    module("Matrix", in: "Knowledge", ["Primitives", "SourceText", "Catalogue"]),
    module("Reasons", in: "Knowledge", ["Primitives", "SourceText", "JSON", "TextFolding", "Vocabulary"]),
    module(
      "DetectionEngine", in: "Knowledge",
      ["SourceText", "CEL", "CELRecords", "Detection", "JSONLines", "Memory", "Records"]),
    module(
      "Policy", in: "Knowledge",
      ["Primitives", "SourceText", "YAML", "JSON", "Records", "Readability", "CEL", "CELRecords", "Catalogue"]),

    // ── Care: what happened to a person, and what is done about it ──────────────────────────────────
    module("Sealing", in: "Care", ["Sodium"], embeds: true),
    module("Evidence", in: "Care", ["Primitives", "JSON", "OpenSSL", "Sodium"]),

    // ── Edges: where the world comes in ──────────────────────────────────────────────────────────
    module("Rendering", in: "Edges", ["Processes"]),
    module("Logkeeping", in: "Edges", ["Files", "OpenSSL", "Timekeeping", "UnixSocket", "MerkleLog", "Evidence"]),
    module(
      "EvidenceFolder", in: "Edges",
      [
        "Primitives", "Files", "Timekeeping", "JSON", "OpenSSL", "Sodium", "MerkleLog", "Sealing", "Evidence",
        "Logkeeping",
      ]),
    module("Timestamping", in: "Edges", ["Files", "OpenSSL", "Sodium", "Timekeeping", "MerkleLog"]),
    module(
      "Couriering", in: "Edges",
      ["Files", "OpenSSL", "HTTPClient", "Timekeeping", "MerkleLog", "Logkeeping", "Timestamping"]),
    module("Storage", in: "Edges", ["Files", "OpenSSL", "Sodium", "SQLite", "Sealing"], embeds: true),
    module("PageKit", in: "Edges", ["OpenSSL", "HTML"], embeds: true),
    module(
      "EvidenceBundle", in: "Edges",
      [
        "Primitives", "SourceText", "Files", "JSON", "OpenSSL", "Sodium", "BagIt", "HTML", "MerkleLog", "Evidence",
        "PageKit",
      ], embeds: true),
    module(
      "Workspace", in: "Edges",
      [
        "Primitives", "SourceText", "Files", "YAML", "Expat", "Catalogue", "Product", "Assessment", "Detection",
        "Guides", "TextSignals", "Policy", "JSONLines", "Records", "Reporting", "Matrix",
      ]),
    module(
      "Reports", in: "Edges",
      [
        "Primitives", "SourceText", "JSON", "HTML", "Readability", "Catalogue", "Product", "Assessment", "Detection",
        "Policy", "Matrix", "PageKit", "SmallCells",
      ]),
    module(
      "GuideSite", in: "Edges", ["Primitives", "SourceText", "HTML", "Catalogue", "Product", "Guides", "PageKit"]),
    module("Imports", in: "Edges", ["Primitives", "SourceText", "YAML", "Catalogue"]),
    module(
      "DetectionRun", in: "Edges",
      [
        "Primitives", "SourceText", "Files", "JSON", "OpenSSL", "Records", "JSONLines", "CELRecords", "Detection",
        "TextSignals",
        "DetectionEngine",
      ]),

    // ── Programs ─────────────────────────────────────────────────────────────────────────────────
    .executableTarget(
      name: "embed-files", path: "Sources/Programs/embed-files", swiftSettings: strict),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
    .executableTarget(
      name: "bellbird",
      dependencies: [
        "Primitives", "SourceText", "Files", "YAML", "JSON", "Readability", "CommandLine", "CEL", "Catalogue",
        "Product",
        "Assessment",
        "Detection",
        "CELRecords", "Guides", "TextSignals", "Policy", "Vocabulary", "Reporting", "Matrix", "Workspace", "Reports",
        "GuideSite", "Imports", "DetectionRun", "Rendering", "Timekeeping", "OpenSSL", "Sodium", "BagIt", "MerkleLog",
        "Sealing", "Evidence", "Logkeeping", "Timestamping", "Storage", "EvidenceFolder",
        "EvidenceBundle",
      ],
      path: "Sources/Programs/bellbird", swiftSettings: strict,
      // Runs where no Swift is installed, and starts sooner.
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),

    .executableTarget(
      name: "cel-bench", dependencies: ["SourceText", "Files", "JSON", "Records", "CEL", "CELRecords"],
      path: "Sources/Programs/cel-bench", swiftSettings: strict),

    .executableTarget(
      name: "logkeeper", dependencies: ["Files", "Sodium", "Timekeeping", "UnixSocket", "MerkleLog", "Logkeeping"],
      path: "Sources/Programs/logkeeper", swiftSettings: strict),

    .executableTarget(
      name: "renderer", dependencies: ["Files", "Sandbox", "FileType", "Images", "Rendering"],
      path: "Sources/Programs/renderer", swiftSettings: strict),

    .executableTarget(
      name: "courier", dependencies: ["Files", "HTTPClient", "Timekeeping", "MerkleLog", "Timestamping", "Couriering"],
      path: "Sources/Programs/courier", swiftSettings: strict),

    .executableTarget(
      name: "web-bench", dependencies: ["Files", "HTTP", "HTTPServer"], path: "Sources/Programs/web-bench",
      swiftSettings: strict),

    .executableTarget(
      name: "log-bench",
      dependencies: ["Files", "Queueing", "OpenSSL", "Sodium", "MerkleLog", "Evidence", "EvidenceBundle"],
      path: "Sources/Programs/log-bench", swiftSettings: strict),

    .executableTarget(
      name: "storage-bench", dependencies: ["Files", "Sodium", "Sealing", "Storage"],
      path: "Sources/Programs/storage-bench", swiftSettings: strict),

    // ── Tests ────────────────────────────────────────────────────────────────────────────────────
    .target(name: "GroundTestKit", path: "Tests/GroundTestKit", swiftSettings: strict),
    .target(
      name: "TestKit",
      dependencies: ["Primitives", "SourceText", "YAML", "Catalogue", "Product", "Assessment", "GroundTestKit"],
      path: "Tests/TestKit", swiftSettings: strict),
    .target(name: "PictureTestKit", path: "Tests/PictureTestKit", swiftSettings: strict),
    tests("MemoryTests", ["Memory", "GroundTestKit"]),
    .target(
      name: "DetectionTestKit",
      dependencies: ["Primitives", "SourceText", "YAML", "Catalogue", "Detection", "GroundTestKit"],
      path: "Tests/DetectionTestKit", swiftSettings: strict),
    tests("PrimitivesTests", ["Primitives", "GroundTestKit"]),
    tests("SourceTextTests", ["SourceText", "GroundTestKit"]),
    tests("FilesTests", ["Files", "GroundTestKit"]),
    tests("YAMLTests", ["Primitives", "SourceText", "YAML", "GroundTestKit"]),
    tests("JSONTests", ["JSON", "GroundTestKit"]),
    tests("ExpatTests", ["Expat"]),
    tests("MarkdownTests", ["SourceText", "Markdown", "GroundTestKit"]),
    tests("BagItTests", ["Files", "OpenSSL", "BagIt", "GroundTestKit"]),
    tests("OpenSSLTests", ["OpenSSL", "GroundTestKit"]),
    tests("MerkleLogTests", ["Primitives", "SourceText", "Files", "OpenSSL", "Sodium", "MerkleLog", "GroundTestKit"]),
    tests(
      "EvidenceBundleTests",
      [
        "Primitives", "SourceText", "Files", "JSON", "OpenSSL", "Sodium", "BagIt", "MerkleLog", "Evidence",
        "EvidenceBundle", "GroundTestKit",
      ]),
    tests(
      "EvidenceFolderTests",
      [
        "Files", "OpenSSL", "Sodium", "MerkleLog", "Sealing", "Evidence", "Logkeeping", "EvidenceFolder",
        "GroundTestKit",
      ]),
    tests("EvidenceTests", ["JSON", "OpenSSL", "Sodium", "Evidence", "GroundTestKit"]),
    tests("SealingTests", ["Sodium", "Sealing", "GroundTestKit"]),
    tests("SQLiteTests", ["SQLite", "GroundTestKit"]),
    tests("UnixSocketTests", ["UnixSocket", "GroundTestKit"]),
    tests("HTTPClientTests", ["HTTPClient", "GroundTestKit"]),
    tests("TimekeepingTests", ["Timekeeping"]),
    tests("QueueingTests", ["Queueing", "GroundTestKit"]),
    tests("TimestampingTests", ["Files", "OpenSSL", "Timekeeping", "MerkleLog", "Timestamping", "GroundTestKit"]),
    tests(
      "CourieringTests",
      [
        "Files", "OpenSSL", "Sodium", "HTTPClient", "Timekeeping", "MerkleLog", "UnixSocket", "Logkeeping",
        "Timestamping",
        "Couriering", "GroundTestKit",
      ]),
    tests(
      "LogkeepingTests",
      ["Files", "Sodium", "Timekeeping", "UnixSocket", "MerkleLog", "Evidence", "Logkeeping", "GroundTestKit"]),
    tests("StorageTests", ["Files", "OpenSSL", "Sodium", "SQLite", "Sealing", "Storage", "GroundTestKit"]),
    tests("ProcessesTests", ["Processes", "GroundTestKit"]),
    tests("SandboxTests", ["Sandbox", "GroundTestKit"]),
    tests("FileTypeTests", ["FileType", "PictureTestKit"]),
    tests("ImagesTests", ["Images", "PictureTestKit"]),
    tests("RenderingTests", ["Processes", "Rendering", "renderer", "PictureTestKit", "GroundTestKit"]),
    tests("SodiumTests", ["OpenSSL", "Sodium", "GroundTestKit"]),
    tests("PhraseScannerTests", ["PhraseScanner", "GroundTestKit"]),
    tests("TextSignalsTests", ["Primitives", "SourceText", "TextSignals", "GroundTestKit"]),
    tests("TextFoldingTests", ["TextFolding", "GroundTestKit"]),
    tests("RecordsTests", ["Records"]),
    tests("RegularExpressionsTests", ["RegularExpressions", "GroundTestKit"]),
    tests("JSONLinesTests", ["Files", "Records", "JSONLines", "GroundTestKit"]),
    tests("HTMLTests", ["HTML", "GroundTestKit"]),
    tests("HTTPTests", ["Sodium", "HTTP", "GroundTestKit"]),
    tests("HTTPServerTests", ["HTTP", "HTTPServer", "GroundTestKit"]),
    tests("SmallCellsTests", ["SmallCells", "GroundTestKit"]),
    tests("ReadabilityTests", ["Readability", "GroundTestKit"]),
    tests("CommandLineTests", ["CommandLine", "GroundTestKit"]),
    tests(
      "CELTests", ["SourceText", "JSON", "YAML", "CEL", "GroundTestKit"], exclude: ["Conformance/excluded.txt"]),
    tests("CELRecordsTests", ["SourceText", "Records", "CEL", "CELRecords", "GroundTestKit"]),
    tests("CatalogueTests", ["Primitives", "SourceText", "Readability", "Catalogue", "TestKit"]),
    tests("ProductTests", ["Primitives", "SourceText", "JSON", "Catalogue", "Product", "TestKit"]),
    tests(
      "AssessmentTests",
      ["Primitives", "SourceText", "YAML", "Catalogue", "Product", "Assessment", "GroundTestKit", "TestKit"]),
    tests(
      "GuidesTests",
      ["Primitives", "SourceText", "JSON", "YAML", "Catalogue", "Product", "Guides", "GroundTestKit", "TestKit"]),
    tests(
      "DetectionTests",
      [
        "Primitives", "SourceText", "YAML", "Records", "CEL", "Catalogue", "Detection", "DetectionTestKit",
        "GroundTestKit",
      ]),
    tests(
      "DetectionEngineTests",
      ["CELRecords", "Detection", "DetectionEngine", "DetectionTestKit", "Files", "JSONLines", "GroundTestKit"]),
    tests("PolicyTests", ["Primitives", "SourceText", "YAML", "JSON", "Catalogue", "Policy", "GroundTestKit"]),
    tests(
      "VocabularyTests",
      ["Primitives", "SourceText", "JSON", "Catalogue", "Vocabulary", "GroundTestKit", "TestKit"]),
    tests("ReportingTests", ["Primitives", "SourceText", "YAML", "JSON", "Catalogue", "Reporting", "GroundTestKit"]),
    tests("MatrixTests", ["Primitives", "SourceText", "JSON", "Catalogue", "Matrix"]),
    tests(
      "ReasonsTests", ["Primitives", "SourceText", "JSON", "Readability", "Vocabulary", "Reasons", "GroundTestKit"]),
    tests(
      "WorkspaceTests",
      [
        "Primitives", "SourceText", "YAML", "Catalogue", "Product", "Assessment", "Detection", "TextSignals",
        "Guides", "Matrix", "Workspace", "GroundTestKit", "DetectionTestKit", "TestKit",
      ]),
    tests(
      "ReportsTests",
      [
        "Primitives", "SourceText", "YAML", "JSON", "HTML", "Catalogue", "Product", "Assessment", "Matrix", "Policy",
        "Reports",
        "Detection", "DetectionTestKit", "Expat",
        "GroundTestKit", "TestKit",
      ]),
    tests(
      "DetectionRunTests",
      [
        "CELRecords", "Detection", "DetectionEngine", "DetectionRun", "DetectionTestKit", "Files", "OpenSSL",
        "SourceText", "TextSignals", "GroundTestKit",
      ]),
    tests("PageKitTests", ["HTML", "PageKit"]),
    tests(
      "GuideSiteTests",
      ["Primitives", "SourceText", "YAML", "Catalogue", "Product", "Guides", "GuideSite", "TestKit"]),
    tests("ImportsTests", ["Primitives", "SourceText", "YAML", "Catalogue", "Product", "Imports"]),
    tests("CommandTests", ["Storage", "GroundTestKit", "TestKit", "PictureTestKit", "bellbird", "renderer"]),
    tests("TidyTests", []),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
