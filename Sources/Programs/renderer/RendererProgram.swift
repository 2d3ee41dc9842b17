import Files
import Glibc
import Images
import Rendering
import Sandbox

/// Two halves of a pipeline that turns an original into working copies, each locked in before it reads a byte:
/// `renderer decode LIMITS… | renderer encode LIMITS…`. `renderer probe` tries what the sandbox forbids.
@main enum RendererProgram {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    let limits = RenderingLimits(words: Array(words.dropFirst())) ?? RenderingLimits()
    switch words.first {
    case "decode": Decoding(limits).run()
    case "encode": Encoding(limits).run()
    case "probe": probe(limits, Array(words.dropFirst()))
    default:
      FileSystem.writeStandardError(
        Array("error: say decode, encode or probe\nhint: bellbird starts this program\n".utf8))
      exit(2)
    }
  }

  /// What each half needs from the disk: libraries, tables of letters and fonts.
  static let readable = ["/usr/lib", "/usr/share", "/etc/fonts", "/var/cache/fontconfig"]

  /// Nil where the machine does not let the program be locked in.
  static func sandbox(_ limits: RenderingLimits, mayReadFiles: Bool, warmUp: () -> Void) -> Sandbox? {
    var sandbox = Sandbox.enter(memoryBytes: limits.memoryBytes, cpuSeconds: limits.cpuSeconds, readable: readable)
    warmUp()
    sandbox.seal(mayReadFiles: mayReadFiles)
    return sandbox.isTight ? sandbox : nil
  }

  /// Sends a message to whoever reads; one that cannot be sent ends the program.
  static func send(_ message: RenderMessage) {
    for piece in message.pieces {
      do { if try !FileSystem.writeStandardOutput(piece) { exit(1) } } catch { exit(1) }
    }
  }

  static func refuse(_ reason: NoPreview) -> Never {
    send(.refused(reason))
    exit(0)
  }

  /// One line for each layer and each forbidden thing.
  private static func probe(_ limits: RenderingLimits, _ words: [String]) {
    let sandbox = sandbox(limits, mayReadFiles: words != ["encode"]) { _ = ImageLibrary.start() }
    guard let sandbox else { refuse(.noSandbox) }
    let layers = Sandbox.Layer.allCases.map { "layer \($0): \(sandbox.layers.contains($0) ? "holds" : "is missing")\n" }
    let trials = Sandbox.trials().map { "\($0.what): \($0.worked ? "WORKED" : "refused")\n" }
    _ = try? FileSystem.writeStandardOutput(Array((layers + trials).joined().utf8))
  }
}
