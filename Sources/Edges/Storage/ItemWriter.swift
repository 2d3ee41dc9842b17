internal import Files
internal import OpenSSL

/// Sealed bytes that are on the disk, or small enough to go into the database, and belong to no report yet.
public struct StagedItem: Hashable, Sendable {
  public let id: [UInt8]
  public let byteCount: Int
  /// SHA-256 of the sealed bytes, for the leaf.
  public let digest: [UInt8]
  let body: [UInt8]?
}

/// Takes one sealed item, piece by piece, as it comes in. What is left unfinished goes.
public final class ItemWriter {
  private let id: [UInt8]
  private let folder: ItemFolder
  private let digest = SHA256Stream()
  private var start: [UInt8] = []
  private var file: OutputFile?
  private var byteCount = 0
  private var isFinished = false

  init(_ id: [UInt8], in folder: ItemFolder) {
    precondition(id.count == 16)
    self.id = id
    self.folder = folder
  }

  deinit {
    if file != nil, !isFinished { try? FileSystem.remove(draft) }
  }

  private var draft: String { "\(folder.file(of: id)).draft" }

  public func append(_ bytes: [UInt8]) throws(StoreError) {
    digest.add(bytes.span.bytes)
    byteCount += bytes.count
    if file == nil, byteCount <= ItemFolder.rowBytesMax {
      start += bytes
      return
    }
    do throws(FileError) {
      if file == nil {
        let made = try OutputFile(draft, faults: folder.faults)
        try made.append(start)
        file = made
        start = []
      }
      try file?.append(bytes)
    } catch {
      throw StoreError(error)
    }
  }

  /// Returns when all of it is on the disk under its name, or is small.
  public func finish() throws(StoreError) -> StagedItem {
    guard let file else { return StagedItem(id: id, byteCount: byteCount, digest: digest.digest(), body: start) }
    try files { () throws(FileError) in
      try file.sync()
      try FileSystem.move(draft, to: folder.file(of: id), faults: folder.faults)
      try FileSystem.syncFolder(folder.part(of: id), faults: folder.faults)
    }
    isFinished = true
    return StagedItem(id: id, byteCount: byteCount, digest: digest.digest(), body: nil)
  }
}

extension Store {
  public func itemWriter(_ id: [UInt8]) -> ItemWriter { ItemWriter(id, in: items) }

  /// All bytes at once.
  public func stage(_ sealed: [UInt8], id: [UInt8]) throws(StoreError) -> StagedItem {
    let writer = itemWriter(id)
    try writer.append(sealed)
    return try writer.finish()
  }
}
