import HTTP

/// What a reader makes of raw bytes: one line a step, or why it refused.
func story(_ raw: some Sequence<UInt8>, pieces: Int = .max, limits: Limits = Limits()) -> [String] {
  var reader = RequestReader(limits: limits)
  var lines: [String] = []
  var body: [UInt8] = []
  let bytes = Array(raw)
  var place = 0
  do throws(Refusal) {
    while true {
      let step = try reader.next()
      switch step {
      case .needsMore:
        guard place < bytes.count else { return lines + (reader.isBetweenRequests ? [] : ["needs more"]) }
        let end = min(bytes.count, place + min(pieces, bytes.count))
        reader.add(bytes[place..<end])
        place = end
      case .head(let head): lines.append("\(head.method.rawValue) /\(head.target.segments.joined(separator: "/"))")
      case .body(let piece): body += piece
      case .end:
        lines.append("end \(String(decoding: body, as: UTF8.self))")
        body = []
      }
    }
  } catch {
    return lines + [error.rawValue]
  }
}

func story(_ raw: String, pieces: Int = .max, limits: Limits = Limits()) -> [String] {
  story(raw.utf8, pieces: pieces, limits: limits)
}

/// The answer to the first request of the text, without a socket.
func answer(_ service: Service, _ raw: String, isFromProxy: Bool = false) -> (status: Int, text: String) {
  var reader = RequestReader(limits: service.limits)
  reader.add(Array(raw.utf8)[...])
  do throws(Refusal) {
    guard case .head(let head) = try reader.next() else { return (0, "no head") }
    if let quick = service.quick(head) { return told(quick.0) }
    switch service.begin(head, isFromProxy: isFromProxy) {
    case .respond(let response): return told(response)
    case .receive(let receiver):
      while case .body(let piece) = try reader.next() { try receiver.receive(piece) }
      return told(service.finish(receiver, for: head))
    }
  } catch {
    return told(service.answer(error))
  }
}

private func told(_ response: EncodedResponse) -> (status: Int, text: String) {
  (response.status.rawValue, String(decoding: response.rest, as: UTF8.self))
}

func get(_ path: String, _ fields: String...) -> String {
  "GET \(path) HTTP/1.1\r\nHost: a.example\r\n" + fields.map { "\($0)\r\n" }.joined() + "\r\n"
}

func post(_ path: String, _ body: String, type: String = "application/x-www-form-urlencoded", _ fields: String...)
  -> String
{
  "POST \(path) HTTP/1.1\r\nHost: a.example\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
    + fields.map { "\($0)\r\n" }.joined() + "\r\n" + body
}
