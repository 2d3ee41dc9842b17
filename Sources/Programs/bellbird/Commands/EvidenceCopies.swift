import Files
import Rendering

/// What the renderer makes of a file before it is taken in.
struct EvidenceCopies {
  /// A media type, by the file's bytes.
  var found: String?
  var copies: [(bytes: [UInt8], ending: String)] = []
  /// Why there is no copy.
  var reason: String?

  init(of path: String) throws {
    let limits = RenderingLimits()
    let rendering = Renderer(program: EvidenceCopyCommand.program, limits: limits)
      .render(try FileSystem.read(path, limitBytes: limits.originalBytesMax))
    found = rendering.found
    switch rendering.preview {
    case .none(let none): reason = none.reason
    case .copies(let made, _): copies = made.map { ($0.bytes, $0.format.ending) }
    }
  }
}
