import Sandbox
import Testing

/// What the sandbox holds is tried from inside, in the program that uses it: see RendererProgramTests.
@Suite struct SandboxTests {
  @Test func `a process that gave up nothing is not tight`() { #expect(!Sandbox().isTight) }

  @Test func `a sandbox holds where it is entered and sealed`() async {
    await #expect(processExitsWith: .success) {
      var sandbox = Sandbox.enter(memoryBytes: 1 << 32, cpuSeconds: 10, readable: ["/usr/lib"])
      sandbox.seal(mayReadFiles: false)
      precondition(sandbox.isTight)
      precondition(
        Sandbox.trials().filter { $0.what == "run a program" || $0.what == "fork" }.allSatisfy { !$0.worked })
    }
  }
}
