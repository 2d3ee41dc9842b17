internal import Files
public import SourceText
public import TextSignals

/// Loads sets of phrases from a folder, for those who write them.
public enum TextSetFolder {
  private static let fileBytesMax = 1 << 20

  /// Nil after errors; the diagnostics name all of them.
  public static func load(_ folder: String, into log: inout Diagnostics) -> TextSets? {
    do throws(FileError) {
      var files: [TextSetReader.File] = []
      for name in try FileSystem.names(in: folder) where name.hasSuffix(".yaml") {
        let path = "\(folder)/\(name)"
        let bytes = try FileSystem.read(path, limitBytes: fileBytesMax)
        files.append(.init(path: name, source: SourceFile(name: path, bytes: bytes)))
      }
      return TextSetReader.read(files, into: &log)
    } catch {
      let place = SourceLocation(file: SourceFile(name: folder, bytes: []), line: 1, column: 1)
      log.error("file/unreadable", at: place, error.message, hint: error.hint)
      return nil
    }
  }
}
