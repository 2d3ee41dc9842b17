internal import Glibc

/// Programs in a row: the first reads the input, each next one reads what the one before wrote.
public struct Pipeline: Sendable {
  public let stages: [[String]]
  public let outputBytesMax: Int
  /// From the start of the first to the end of the last.
  public let milliseconds: Int

  /// Each stage is the path of a program and its words.
  public init(_ stages: [[String]], outputBytesMax: Int, milliseconds: Int) {
    precondition(!stages.isEmpty && stages.allSatisfy { !$0.isEmpty })
    self.stages = stages
    self.outputBytesMax = outputBytesMax
    self.milliseconds = milliseconds
  }

  /// Runs them to their end, which comes within the time whatever they do: at a limit all are killed.
  public func run(_ input: [UInt8]) throws(ProcessError) -> PipelineResult {
    let start = Self.now
    var source = try Descriptor.holding(input)
    var children: [Child] = []
    for stage in stages {
      let pipe = try Descriptor.pipe()
      children.append(try Child(stage, input: source, output: pipe.writing))
      source = pipe.reading
    }
    var output: [UInt8] = []
    let stop = collect(source, into: &output, until: start + milliseconds)
    return PipelineResult(
      output: output, stop: stop, stages: end(children, until: stop == nil ? start + milliseconds : 0))
  }

  private func collect(_ source: Descriptor, into output: inout [UInt8], until end: Int) -> PipelineResult.Stop? {
    while true {
      let left = end - Self.now
      guard left > 0 else { return .tooLate }
      if source.read(into: &output, milliseconds: left) == false { return nil }
      guard output.count <= outputBytesMax else {
        output = []
        return .tooMuch
      }
    }
  }

  /// A program that closed its output has a moment to end by itself.
  private func end(_ children: [Child], until end: Int) -> [PipelineResult.Stage] {
    children.map { child in
      while Self.now < end {
        if let stage = child.ended() { return stage }
        usleep(1_000)
      }
      return child.end()
    }
  }

  private static var now: Int {
    var time = timespec()
    // SAFETY: a local of its own type.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
