internal import Processes

/// Makes working copies of originals, in two programs that live for one file.
///
/// The first opens the original and gives pixels, the second writes them as files. Neither has a network, a key, a path or an
/// environment. Whatever they do, an answer comes within the time, and what they give back is checked.
public struct Renderer: Sendable {
  private let program: String
  private let limits: RenderingLimits

  /// `program` is the path of the executable `renderer`.
  public init(program: String, limits: RenderingLimits = RenderingLimits()) {
    self.program = program
    self.limits = limits
  }

  /// Waits until there are copies, or a reason why there are none.
  public func render(_ original: [UInt8]) -> Rendering {
    guard !original.isEmpty else { return .none(.empty) }
    guard original.count <= limits.originalBytesMax else { return .none(.tooLarge) }
    let pipeline = Pipeline(
      ["decode", "encode"].map { [program, $0] + limits.words }, outputBytesMax: limits.outputBytesMax,
      milliseconds: limits.milliseconds)
    do throws(ProcessError) {
      return answer(try pipeline.run(original))
    } catch {
      return .none(.noProgram)
    }
  }

  func answer(_ result: PipelineResult) -> Rendering {
    var answer = RenderingReader(limits).read(result.output)
    if case .none(.brokeDown) = answer.preview, let stop = result.stop {
      answer.preview = .none(stop == .tooLate ? .tooLate : .tooMuch)
    }
    return answer
  }
}
