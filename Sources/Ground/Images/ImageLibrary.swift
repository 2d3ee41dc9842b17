internal import CVips

/// libvips itself: started once, with only the loaders that are used.
public enum ImageLibrary {
  private static let loaders = [
    "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadNsgif", "VipsForeignLoadWebp", "VipsForeignLoadTiff",
    "VipsForeignLoadHeif", "VipsForeignLoadPdf",
  ]

  private static let isReady: Bool = {
    guard bb_vips_start() == 0 else { return false }
    unsafe vips_operation_block_set("VipsForeignLoad", 1)
    for loader in loaders { unsafe vips_operation_block_set(loader, 0) }
    return true
  }()

  /// Whether the library is there. Loads its modules, so it comes before a sandbox is closed.
  public static func start() -> Bool { isReady }

  /// As its makers count: 8.14.1.
  public static var version: String {
    // SAFETY: the library returns a constant, NUL-terminated text.
    unsafe String(cString: vips_version_string())
  }
}
