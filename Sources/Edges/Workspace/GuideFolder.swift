public import Catalogue
internal import Files
public import Guides
public import Product
public import SourceText

/// Loads guides from a folder, for those who write them, and a workspace's own menus.
public enum GuideFolder {
  private static let fileBytesMax = 1 << 20
  private static let filesMax = 5000

  /// What could be read; the diagnostics name every mistake.
  public static func load(_ folder: String, catalogue: PatternCatalogue, into log: inout Diagnostics) -> GuideLibrary? {
    var files: [GuideLibraryReader.File] = []
    do throws(FileError) {
      try collect(folder, below: "", into: &files)
    } catch {
      let place = SourceLocation(file: SourceFile(name: folder, bytes: []), line: 1, column: 1)
      log.error("file/unreadable", at: place, error.message, hint: error.hint)
      return nil
    }
    return GuideLibraryReader.read(files, catalogue: catalogue, into: &log)
  }

  /// `en/location-check.md` is the deepest place; a link back up would go on for ever.
  private static func collect(
    _ folder: String, below path: String, into files: inout [GuideLibraryReader.File]
  ) throws(FileError) {
    for name in try FileSystem.names(in: folder) where files.count < filesMax {
      let full = "\(folder)/\(name)"
      if FileSystem.isFolder(full) {
        if path.isEmpty { try collect(full, below: "\(name)/", into: &files) }
      } else if name.hasSuffix(".yaml") || (name.hasSuffix(".md") && !path.isEmpty) {
        let bytes = try FileSystem.read(full, limitBytes: fileBytesMax)
        files.append(.init(path: path + name, source: SourceFile(name: full, bytes: bytes)))
      }
    }
  }

  /// The path of a workspace's menus.
  public static func menusPath(in workspace: String) -> String { "\(workspace)/guides/menus.yaml" }

  /// The product's own menus, or nil where the workspace has none or they have errors.
  public static func menus(
    in workspace: String, of product: ProductModel, into log: inout Diagnostics
  ) -> GuideMenus? {
    guard FileSystem.exists(menusPath(in: workspace)), var files = WorkspaceFiles(around: "\(workspace)/", into: &log),
      let root = files.yaml("guides/menus.yaml", at: nil, into: &log)
    else { return nil }
    return GuideMenusReader.read(root, product: product, into: &log)
  }
}
