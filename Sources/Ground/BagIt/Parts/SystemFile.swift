/// Files that desktops leave behind where somebody looked into a folder or packed it.
enum SystemFile {
  static func isOne(_ path: String) -> Bool {
    path.split(separator: "/").contains { part in
      part == "__MACOSX" || part == ".DS_Store" || part.hasPrefix("._")
        || ["thumbs.db", "desktop.ini"].contains(part.lowercased())
    }
  }
}
