import Foundation

/// The project's own files, as the tidy tests read them.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File {
    /// From the project's root: `Sources/Ground/YAML/YAMLNode.swift`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// `Ground`, `Knowledge`, `Edges`, `Programs` or `C`.
    var layer: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The folder below the layer.
    var module: String { path.split(separator: "/").dropFirst(2).first.map(String.init) ?? "" }

    /// Modules that the file imports, whatever stands before `import`.
    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1 else { return nil }
        guard words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "package"].contains($0) }) else {
          return nil
        }
        return String(words[place + 1].prefix { $0 != "." })
      }
    }
  }

  static func files(in folder: String, ending: String = ".swift") -> [File] {
    let start = root.appending(path: folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: start.path())) ?? []
    return paths.filter { $0.hasSuffix(ending) }.sorted().compactMap { path in
      (try? String(contentsOf: start.appending(path: path), encoding: .utf8)).map {
        File(path: "\(folder)/\(path)", text: $0)
      }
    }
  }

  static let sources = files(in: "Sources")
}
