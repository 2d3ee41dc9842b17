import Files
import Foundation
import GroundTestKit
import Testing

@Suite struct DiskReserveTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path("reserve") }

  private func blocks() throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw CocoaError(.fileReadUnknown) }
    return Int(status.st_blocks) * 512
  }

  @Test func `it takes its space, gives it back once, and takes it again`() throws {
    let reserve = try DiskReserve(path, byteCount: 1 << 20)
    #expect(try reserve.isHeld && blocks() >= 1 << 20)
    #expect(try reserve.release() && !reserve.isHeld && blocks() == 0)
    #expect(try !reserve.release())
    #expect(try reserve.restore() && reserve.isHeld && blocks() >= 1 << 20)
  }

  @Test func `what was held is held after a restart`() throws {
    _ = try DiskReserve(path, byteCount: 1 << 16)
    #expect(try DiskReserve(path, byteCount: 1 << 16, faults: FaultPlan(roomBytes: 0)).isHeld)
  }

  @Test func `where there is no room it is empty, and tries again`() throws {
    let plan = FaultPlan(roomBytes: 1_000)
    let reserve = try DiskReserve(path, byteCount: 4_096, faults: plan)
    #expect(try !reserve.isHeld && !reserve.restore())
    plan.free(10_000)
    #expect(try reserve.restore())
    // What it took is gone for others, and comes back with it.
    let file = try OutputFile(folder.path("other"), faults: plan)
    #expect(throws: FileError.diskFull(path: folder.path("other"))) {
      try file.append([UInt8](repeating: 1, count: 7_000))
    }
    try file.truncate(to: 0)
    _ = try reserve.release()
    #expect(throws: Never.self) { try file.append([UInt8](repeating: 1, count: 7_000)) }
  }
}
