/// Space on a disk that is kept for the day on which it is full: given back then, so that what is small and matters most can
/// still be written.
public final class DiskReserve {
  public let byteCount: Int
  private let file: OutputFile

  /// Takes the space. Where there is none now, the reserve is empty.
  public init(_ path: String, byteCount: Int, faults: FaultPlan = .none) throws(FileError) {
    precondition(byteCount > 0)
    self.byteCount = byteCount
    file = try OutputFile(path, faults: faults)
    _ = try restore()
  }

  public var isHeld: Bool { file.byteCount >= byteCount }

  /// Gives the space back; false where it was given back before.
  public func release() throws(FileError) -> Bool {
    guard file.byteCount > 0 else { return false }
    try file.truncate(to: 0)
    return true
  }

  /// Takes the space again; false where the disk is still full.
  public func restore() throws(FileError) -> Bool {
    guard !isHeld else { return true }
    do throws(FileError) {
      try file.truncate(to: 0)
      try file.allocate(byteCount)
      return true
    } catch {
      guard case .diskFull = error else { throw error }
      try file.truncate(to: 0)
      return false
    }
  }
}
