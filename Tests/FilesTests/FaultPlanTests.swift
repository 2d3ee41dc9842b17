import Files
import Foundation
import GroundTestKit
import Testing

@Suite struct FaultPlanTests {
  @Test func `steps are counted, and fail from the given one on`() throws {
    let folder = TemporaryFolder()
    let plan = FaultPlan(failingFrom: 3)
    let file = try OutputFile(folder.path("a"), faults: plan)
    try file.append([1, 2, 3, 4])
    #expect(throws: FileError.self) { try file.sync() }
    #expect(throws: FileError.self) { try file.append([5, 6, 7, 8]) }
    #expect(plan.stepCount == 4)
    // A write that fails has written half.
    #expect(try Data(contentsOf: URL(filePath: folder.path("a"))) == Data([1, 2, 3, 4, 5, 6]))
  }

  @Test func `a disk takes what fits, and what goes makes room`() throws {
    let folder = TemporaryFolder()
    let plan = FaultPlan(roomBytes: 6)
    let full = FileError.diskFull(path: folder.path("a"))
    let file = try OutputFile(folder.path("a"), faults: plan)
    try file.append([1, 2, 3, 4])
    #expect(throws: full) { try file.append([5, 6, 7]) }
    #expect(try Data(contentsOf: URL(filePath: folder.path("a"))) == Data([1, 2, 3, 4, 5, 6]))
    try file.truncate(to: 4)
    try file.append([8, 9])
    #expect(throws: full) { try file.append([1]) }
    // Over bytes that are there nothing is needed.
    file.rewind()
    try file.append([7, 7])
    try FileSystem.remove(folder.path("a"), faults: plan)
    #expect(throws: Never.self) { try FileSystem.keep([1, 2, 3, 4, 5, 6], at: folder.path("b"), faults: plan) }
  }

  @Test func `a deadly plan kills the process at its step`() async throws {
    let folder = TemporaryFolder()
    let path = folder.path("a")
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let file = try OutputFile(path, faults: FaultPlan(dyingAt: 3))
      try file.append([1, 2])
      try file.append([3, 4, 5, 6])
      exit(0)
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([1, 2, 3, 4]))
  }
}
