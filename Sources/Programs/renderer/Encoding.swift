import Files
import Images
import Rendering
import Sandbox

/// The second half: reads pixels, which are only numbers, and sends them as files. It never sees the original.
struct Encoding {
  private let limits: RenderingLimits

  init(_ limits: RenderingLimits) { self.limits = limits }

  func run() {
    var isReady = false
    let sandbox = RendererProgram.sandbox(limits, mayReadFiles: false) { isReady = ImageLibrary.start() }
    guard let sandbox, isReady else { RendererProgram.refuse(.noSandbox) }
    let input = InputFile.standardInput()
    var copyCount = 0
    while let message = next(input) {
      switch message {
      case .sandbox(let layers):
        // Both halves must be locked in as well as they say.
        RendererProgram.send(
          .sandbox(layers.filter { Sandbox.Layer(rawValue: $0).map(sandbox.layers.contains) ?? false }))
      case .pixels(let head, let bytes):
        copyCount += 1
        guard copyCount <= limits.pagesMax else { RendererProgram.refuse(.untrue) }
        send(head, bytes)
      case .type, .facts: RendererProgram.send(message)
      case .end, .refused: return RendererProgram.send(message)
      case .copy: RendererProgram.refuse(.untrue)
      }
    }
  }

  private func send(_ head: PictureHead, _ bytes: [UInt8]) {
    guard head.width * head.height <= limits.pixelsMax,
      let pixels = Pixels(width: head.width, height: head.height, bands: head.bands, bytes: bytes),
      let file = try? PictureWriter.bytes(pixels, as: head.isPhotograph ? .jpeg : .png)
    else { RendererProgram.refuse(.untrue) }
    RendererProgram.send(.copy(head, file))
  }

  /// Nil at the end of what the first half sent, or where it is no message.
  private func next(_ input: borrowing InputFile) -> RenderMessage? {
    guard let head = bytes(RenderMessage.headCount, of: input).flatMap({ RenderMessage.head($0) }),
      let body = bytes(head.count, of: input)
    else { return nil }
    return RenderMessage(letter: head.letter, body: body[...])
  }

  private func bytes(_ count: Int, of input: borrowing InputFile) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      guard let more = try? input.read(into: &bytes, at: done, atMost: count - done), more > 0 else { return nil }
      done += more
    }
    return bytes
  }
}
