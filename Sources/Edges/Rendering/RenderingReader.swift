/// Reads what the programs wrote, and believes none of it: a message out of its place, a copy that is not what it says, a number
/// beyond the limits end in no preview.
struct RenderingReader {
  private let limits: RenderingLimits
  private var rendering = Rendering.none(.brokeDown)
  private var copies: [WorkingCopy] = []

  init(_ limits: RenderingLimits) { self.limits = limits }

  consuming func read(_ output: [UInt8]) -> Rendering {
    var rest = output[...]
    while let (letter, count) = RenderMessage.head(rest.prefix(RenderMessage.headCount)) {
      let body = rest.dropFirst(RenderMessage.headCount).prefix(count)
      // Cut off: the program ended in the middle.
      guard body.count == count else { break }
      guard let message = RenderMessage(letter: letter, body: body), let goesOn = take(message) else {
        rendering.preview = .none(.untrue)
        return rendering
      }
      rest = rest.dropFirst(RenderMessage.headCount + count)
      if !goesOn { return rest.isEmpty ? rendering : .none(.untrue) }
    }
    if rest.count >= RenderMessage.headCount, RenderMessage.head(rest.prefix(RenderMessage.headCount)) == nil {
      rendering.preview = .none(.untrue)
    }
    return rendering
  }

  /// False at the end of everything, nil where it cannot be true.
  private mutating func take(_ message: RenderMessage) -> Bool? {
    switch message {
    case .sandbox(let layers) where rendering.layers.isEmpty:
      rendering.layers = layers.compactMap(Rendering.Layer.init(rawValue:))
    case .type(let name) where rendering.found == nil: rendering.found = name
    case .facts(let facts) where rendering.facts.isEmpty:
      rendering.facts = OriginalFact.allCases.filter { facts.contains($0.rawValue) }
    case .copy(let head, let bytes): return take(head, bytes) ? true : nil
    case .refused(let reason):
      rendering.preview = .none(reason)
      return false
    case .end(let count):
      guard let last = copies.last, count >= last.page else { return nil }
      rendering.preview = .copies(copies, pageCount: count)
      return false
    default: return nil
    }
    return true
  }

  private mutating func take(_ head: PictureHead, _ bytes: [UInt8]) -> Bool {
    let copy = WorkingCopy(
      page: head.page, format: head.isPhotograph ? .jpeg : .png, width: head.width, height: head.height, bytes: bytes)
    guard copies.count < limits.pagesMax, head.page > copies.last?.page ?? 0,
      head.width * head.height <= limits.pixelsMax, CopyCheck.holds(copy)
    else { return false }
    copies.append(copy)
    return true
  }
}
