import Foundation
import PackagePlugin

/// Puts a folder of files into the target that carries them.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    // The catalogue is the product's content, not code: it stands at the root, where its authors find it.
    let folder =
      target.name == "Catalogue"
      ? context.package.directoryURL.appending(path: "catalogue") : target.directoryURL.appending(path: "Embedded")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".css") }
      .map { folder.appending(path: $0) }
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files into \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path(), folder.path()] + files.map { $0.path() },
        inputFiles: files, outputFiles: [output])
    ]
  }
}
