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
