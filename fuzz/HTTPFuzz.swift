import HTTP

private let limits: Limits = {
  var limits = Limits()
  (limits.headBytes, limits.parts, limits.formFields) = (2_048, 8, 16)
  return limits
}()

/// Keeps nothing.
private final class Nowhere: UploadSink {
  func begin(_ part: PartHead) {}
  func write(_ bytes: ArraySlice<UInt8>) {}
  func end() {}
  func finish(_ request: Request, _ form: Form) -> Response { .text("\(form.names.count)") }
  func abandon() {}
}

private let service = Service(
  Router([
    .fixed("start", "/", .text("start")),
    .get("one", "/x/{id}/{text:text}") { request throws(Refusal) in .text("\(try request.query(limits).names.count)") },
    .form("form", "/f", bodyMax: 2_000) { _, form in .text(form.text("a") ?? "") },
    .upload("upload", "/u", bodyMax: 4_000) { _ in Nowhere() },
  ]), hosts: HostList(["a"]), limits: limits)

/// What a connection's bytes lead to, cut into pieces of a size.
private func story(_ bytes: [UInt8], pieces: Int) -> [String] {
  var reader = RequestReader(limits: limits)
  var (place, lines) = (0, [String]())
  var (receiver, head): ((any BodyReceiver)?, RequestHead?)
  do throws(Refusal) {
    while true {
      switch try reader.next() {
      case .needsMore:
        guard place < bytes.count else { return lines }
        let end = min(bytes.count, place + pieces)
        reader.add(bytes[place..<end])
        place = end
      case .head(let next):
        head = next
        receiver = nil
        if let quick = service.quick(next) {
          lines.append("\(quick.0.status)")
        } else {
          switch service.begin(next, isFromProxy: false) {
          case .respond(let response): lines.append("\(response.status)")
          case .receive(let next): receiver = next
          }
        }
        lines.append("\(next.method) \(next.target.segments)")
      case .body(let piece): try receiver?.receive(piece)
      case .end:
        if let receiver, let head {
          lines.append(String(decoding: service.finish(receiver, for: head).rest, as: UTF8.self))
        }
      }
    }
  } catch {
    receiver?.abandon()
    return lines + [error.rawValue]
  }
}

/// Any bytes are requests or are refused, and how they were cut changes nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTTP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let whole = story(bytes, pieces: max(1, bytes.count))
  precondition(whole == story(bytes, pieces: 1 + bytes.count % 7), "cut into pieces, it means something else")
  return 0
}
