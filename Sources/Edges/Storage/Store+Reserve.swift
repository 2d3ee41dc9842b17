internal import Files

/// Space that is kept for the day on which the disk is full: words are still taken then.
extension Store {
  static let reserveBytes = 4 << 20

  /// Whether the reserve is there. Where it is not, somebody should make space.
  public var hasReserve: Bool { FileSystem.exists(folder.reserve) }

  /// Makes it again, once there is space. Real bytes: a file with a hole holds nothing.
  func fillReserve() throws(FileError) {
    guard !hasReserve else { return }
    let draft = "\(folder.reserve).draft"
    do throws(FileError) {
      let file = try OutputFile(draft)
      try file.truncate(to: 0)
      try file.reserve(Self.reserveBytes)
      try FileSystem.move(draft, to: folder.reserve)
    } catch {
      try? FileSystem.remove(draft)
      throw error
    }
  }

  /// Gives the space away; whether there was any.
  func giveReserve() -> Bool {
    guard hasReserve else { return false }
    do throws(FileError) { try FileSystem.remove(folder.reserve) } catch { return false }
    return true
  }
}
