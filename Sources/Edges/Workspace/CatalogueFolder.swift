public import Catalogue
internal import Files
public import SourceText

/// Loads a catalogue from a folder, for those who write it.
public enum CatalogueFolder {
  private static let fileBytesMax = 1 << 20

  /// Nil after errors; the diagnostics name all of them.
  public static func load(_ folder: String, into log: inout Diagnostics) -> PatternCatalogue? {
    var files: [CatalogueReader.File] = []
    do throws(FileError) {
      try collect(folder, below: "", depth: 0, into: &files)
    } catch {
      let place = SourceLocation(file: SourceFile(name: folder, bytes: []), line: 1, column: 1)
      log.error("file/unreadable", at: place, error.message, hint: error.hint)
      return nil
    }
    return CatalogueReader.read(files, into: &log)
  }

  private static func collect(
    _ folder: String, below path: String, depth: Int, into files: inout [CatalogueReader.File]
  ) throws(FileError) {
    // patterns/<family>/<id>.yaml is the deepest place; a link back up would go on for ever.
    guard depth <= 2 else { return }
    for name in try FileSystem.names(in: folder) {
      let full = "\(folder)/\(name)"
      let relative = path.isEmpty ? name : "\(path)/\(name)"
      if FileSystem.isFolder(full) {
        try collect(full, below: relative, depth: depth + 1, into: &files)
      } else if name.hasSuffix(".yaml") {
        let bytes = try FileSystem.read(full, limitBytes: fileBytesMax)
        files.append(.init(path: relative, source: SourceFile(name: full, bytes: bytes)))
      }
    }
  }
}
