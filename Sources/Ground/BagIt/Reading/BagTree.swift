internal import Files

/// The files in a bag's folder, and whatever else lies there.
struct BagTree {
  private(set) var files: [BagPath: FolderEntry] = [:]
  private(set) var problems: [BagProblem] = []
  private(set) var hasPayloadFolder = false
  private let filesMax: Int

  init(_ folder: String, filesMax: Int) throws(FileError) {
    self.filesMax = filesMax
    var waiting: [(path: String, entries: [FolderEntry])] = [("", try FileSystem.entries(in: folder))]
    while let next = waiting.popLast() {
      for entry in next.entries {
        guard files.count < filesMax else {
          problems.append(.init(.limit, "", "it holds more than \(filesMax) files; the rest was not looked at"))
          return
        }
        if let below = take(entry, in: next.path, of: folder) { waiting.append(below) }
      }
    }
  }

  /// Gives a folder's path and content, to go on with.
  private mutating func take(
    _ entry: FolderEntry, in parent: String, of folder: String
  ) -> (path: String, entries: [FolderEntry])? {
    let path = parent + entry.name
    guard entry.isNameText else {
      problems.append(.init(.encoding, path, "its name is not UTF-8"))
      return nil
    }
    switch entry.kind {
    case .folder:
      if path == "data" { hasPayloadFolder = true }
      guard path.utf8.count(where: { $0 == UInt8(ascii: "/") }) < BagLimits.depthMax else {
        problems.append(.init(.limit, path, "folders lie deeper in each other than \(BagLimits.depthMax)"))
        return nil
      }
      guard let entries = try? FileSystem.entries(in: "\(folder)/\(path)") else {
        problems.append(.init(.unreadable, path, "the folder cannot be read"))
        return nil
      }
      return ("\(path)/", entries)
    case .symbolicLink: problems.append(.init(.symbolicLink, path, "a link to somewhere else, not a file"))
    case .other: problems.append(.init(.device, path, "a pipe, socket or device, not a file"))
    case .file: takeFile(entry, path)
    }
    return nil
  }

  private mutating func takeFile(_ entry: FolderEntry, _ text: String) {
    do throws(BagPath.Fault) {
      let path = try BagPath(text)
      files[path] = entry
      if entry.linkCount > 1 {
        problems.append(
          .init(.hardLink, .warning, text, "the file is known under another name too, and can be changed there"))
      }
    } catch {
      problems.append(.init(.unsafePath, text, error.message))
    }
  }
}
