import Foundation
import Testing

/// Holds every `import` against the manifest: the compiler lets modules through that are reachable by a detour.
@Suite struct LayeringTests {
  /// The manifest as SwiftPM understands it: each target's dependencies, in the order of the file.
  private struct Manifest: Decodable {
    struct Target: Decodable {
      struct Dependency: Decodable {
        let byName: [String?]?
      }
      let name: String
      let type: String
      let path: String?
      let dependencies: [Dependency]

      var dependencyNames: [String] { dependencies.compactMap { $0.byName?.first ?? nil } }
    }
    let targets: [Target]
  }

  private static let toolchain: Set<String> = [
    "Foundation", "Glibc", "PackagePlugin", "Testing", "Swift", "Synchronization",
  ]

  private static func manifest() throws -> Manifest {
    // The package's own build folder is locked while its tests run.
    let scratch = FileManager.default.temporaryDirectory.appending(path: "bellbird-manifest-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "dump-package", "--package-path", SourceTree.root.path(), "--scratch-path", scratch.path(),
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(Manifest.self, from: data)
  }

  @Test func `every import is a dependency of the manifest`() throws {
    let targets = try Self.manifest().targets
    let allowed = Dictionary(uniqueKeysWithValues: targets.map { ($0.name, Set($0.dependencyNames)) })
    for file in SourceTree.sources {
      let dependencies = try #require(allowed[file.module], "\(file.path) belongs to no module")
      for name in file.imports where !Self.toolchain.contains(name) {
        #expect(dependencies.contains(name), "\(file.path) imports \(name), which the manifest does not give it")
      }
    }
  }

  @Test func `the manifest gives no module what it does not import`() throws {
    for target in try Self.manifest().targets where target.path?.hasPrefix("Sources/") == true {
      let imports = Set(SourceTree.sources.filter { $0.module == target.name }.flatMap(\.imports))
      for name in target.dependencyNames {
        #expect(imports.contains(name), "\(target.name) depends on \(name) and never imports it")
      }
    }
  }

  @Test func `modules are listed bottom-up`() throws {
    var seen: Set<String> = []
    for target in try Self.manifest().targets where target.type != "plugin" && target.type != "test" {
      for name in target.dependencyNames {
        #expect(seen.contains(name), "\(target.name) stands above \(name) in the manifest")
      }
      seen.insert(target.name)
    }
  }

  @Test func `lower layers do not know higher ones`() throws {
    let layers = ["C", "Ground", "Knowledge", "Care", "Edges", "Programs"]
    let layerOf = Dictionary(SourceTree.sources.map { ($0.module, $0.layer) }, uniquingKeysWith: { first, _ in first })
    for file in SourceTree.sources {
      let own = try #require(layers.firstIndex(of: file.layer), "\(file.path) is in no layer")
      for name in file.imports {
        guard let layer = layerOf[name], let other = layers.firstIndex(of: layer) else { continue }
        #expect(other <= own, "\(file.path) (\(file.layer)) imports \(name) (\(layer))")
      }
    }
  }

  @Test func `a C library has one wrapper`() {
    var wrappers: [String: Set<String>] = [:]
    for file in SourceTree.sources {
      for name in file.imports where name.hasPrefix("C") && name.dropFirst().first?.isUppercase == true {
        guard FileManager.default.fileExists(atPath: SourceTree.root.appending(path: "Sources/C/\(name)").path()) else {
          continue
        }
        wrappers[name, default: []].insert(file.module)
      }
    }
    for (library, modules) in wrappers { #expect(modules.count == 1, "\(library) is imported by \(modules.sorted())") }
  }

  /// Keys and nonces come from Sodium alone: what is handed in could be weak.
  @Test func `care is pure but for its keys`() {
    let banned = ["import Glibc", "import Foundation", "async ", "await ", "Date()", "getenv", "ContinuousClock"]
    for file in SourceTree.sources where file.layer == "Care" {
      for word in banned { #expect(!file.text.contains(word), "\(file.path) has “\(word)”") }
    }
  }

  @Test func `knowledge is pure`() {
    let banned = [
      "import Glibc", "import Foundation", "async ", "await ", "Date()", ".random", "getenv", "ContinuousClock",
    ]
    for file in SourceTree.sources where file.layer == "Knowledge" {
      for word in banned { #expect(!file.text.contains(word), "\(file.path) has “\(word)”") }
    }
  }
}
