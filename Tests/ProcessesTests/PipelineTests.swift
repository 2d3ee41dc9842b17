import GroundTestKit
import Processes
import Testing

@Suite struct PipelineTests {
  private func shell(_ lines: String...) -> Pipeline {
    Pipeline(lines.map { ["/bin/sh", "-c", $0] }, outputBytesMax: 1 << 20, milliseconds: 10_000)
  }

  @Test func `bytes go from one program to the next`() throws {
    let result = try shell("tr a b", "tr b c; echo d").run(Array("aaa\n".utf8))
    #expect(result.output == Array("ccc\nd\n".utf8) && result.stop == nil)
    #expect(result.stages.map(\.end) == [.code(0), .code(0)])
    #expect(result.stages.allSatisfy { $0.peakBytes > 0 })
  }

  @Test func `ends are told`() throws {
    let result = try shell("exit 3", "kill -SEGV $$").run([])
    #expect(result.stages.map(\.end) == [.code(3), .signal(11)])
  }

  @Test func `nothing is inherited and the input cannot be changed`() throws {
    #expect(try shell("/usr/bin/env | grep -v -e ^PWD -e ^SHLVL -e ^_=").run([]).output.isEmpty)
    #expect(try shell("ls /proc/self/fd | tr '\\n' ' '").run([]).output == Array("0 1 2 3 ".utf8))
    #expect(try shell("echo x >&0 && echo changed; cat").run(Array("whole".utf8)).output == Array("whole".utf8))
  }

  @Test func `who hangs is killed`() throws {
    let slow = Pipeline([["/bin/sh", "-c", "exec sleep 60"], ["/bin/cat"]], outputBytesMax: 9, milliseconds: 100)
    let result = try slow.run([])
    // The second one may see the end of its input before it is killed.
    #expect(result.stop == .tooLate && result.stages[0].end == .signal(9))
    let silent = Pipeline([["/bin/sh", "-c", "exec >&-; exec sleep 60"]], outputBytesMax: 9, milliseconds: 100)
    #expect(try silent.run([]).stages.map(\.end) == [.signal(9)])
  }

  @Test func `who writes without end is killed`() throws {
    let result = try Pipeline([["/bin/cat", "/dev/zero"]], outputBytesMax: 1 << 20, milliseconds: 10_000).run([])
    #expect(result.stop == .tooMuch && result.output.isEmpty && result.stages.map(\.end) == [.signal(9)])
  }

  @Test func `who does not read harms nobody`() throws {
    let result = try shell("exec <&-; echo done").run([UInt8](repeating: 1, count: 1 << 20))
    #expect(result.output == Array("done\n".utf8))
  }

  @Test func `a program that is not there is named`() {
    let pipeline = Pipeline([["/nowhere/at/all"]], outputBytesMax: 1, milliseconds: 1)
    #expect(throws: ProcessError.notFound(program: "/nowhere/at/all")) { try pipeline.run([]) }
  }
}
