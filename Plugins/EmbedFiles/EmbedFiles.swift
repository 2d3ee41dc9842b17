import Foundation
import PackagePlugin

/// Puts a folder of files into the target that carries them.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    // What specialists write is content, not code: it stands at the root, where its authors find it.
    let content = [
      "Catalogue": "catalogue", "TextSignals": "signals/text", "Guides": "guides", "Vocabulary": "vocabularies",
      "Sealing": "words",
    ]
    let folder =
      content[target.name].map { context.package.directoryURL.appending(path: $0) }
      ?? target.directoryURL.appending(path: "Embedded")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { path in
        [".yaml", ".css", ".js", ".txt", ".sh", ".sql"].contains { path.hasSuffix($0) } || isGuide(path)
      }
      .map { folder.appending(path: $0) }
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files into \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path(), folder.path()] + files.map { $0.path() },
        inputFiles: files, outputFiles: [output])
    ]
  }

  /// `en/location-check.md`: a licence or a note beside the guides is none.
  private func isGuide(_ path: String) -> Bool { path.hasSuffix(".md") && path.contains("/") }
}
