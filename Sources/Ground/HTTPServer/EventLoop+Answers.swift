internal import CSockets
internal import Glibc
internal import HTTP

/// How answers leave.
extension EventLoop {
  /// The request is not understood, or is too slow: where the next one starts is not known, so the connection ends.
  func refuse(_ connection: Connection, _ refusal: Refusal) {
    if case .receiving(let receiver) = connection.phase { receiver.abandon() }
    connection.closesAfter = true
    respond(connection, connection.service.answer(refusal))
  }

  func respond(_ connection: Connection, _ response: EncodedResponse) {
    let head = connection.current?.head
    let bodyIsUnread = connection.current?.bodyIsRead == false
    let endsBody = response.pieces != nil && !response.isChunked && !response.hasLength
    if head?.keepsAlive == false || bodyIsUnread || isDraining || endsBody { connection.closesAfter = true }
    let isHead = head?.method == .head
    connection.answer = isHead ? nil : response
    connection.output = Output(
      response.opening(date: dateLine(), closes: connection.closesAfter), response.rest,
      restCount: isHead ? response.headBytes : response.rest.count)
    tell(connection, response)
    connection.phase = .writing
    connection.pace = Pace(now: now)
    flush(connection)
  }

  private func tell(_ connection: Connection, _ response: EncodedResponse) {
    let route = connection.current?.route ?? .none
    let micros = connection.current.map { Int(bb_microseconds()) - $0.began } ?? 0
    engine.metrics.answered(route, response.status, microseconds: micros, refusal: response.refusal)
    engine.log(
      LogEntry(route: route, status: response.status, milliseconds: micros / 1_000, refusal: response.refusal))
  }

  func flush(_ connection: Connection) {
    guard case .writing = connection.phase else { return }
    switch connection.output?.send(to: connection.socket) {
    case .done(let count):
      connection.pace.moved(count)
      sent(connection)
    case .later(let count):
      connection.pace.moved(count)
      connection.deadline = connection.pace.deadline(connection.limits)
      want(connection, reading: false, writing: true)
    case .broken, nil: end(connection, .client)
    }
  }

  /// What was there has gone out.
  private func sent(_ connection: Connection) {
    guard let next = connection.answer?.pieces else { return finished(connection) }
    hand(connection) {
      do { return .piece(try next()) } catch { return .broken }
    }
  }

  func sendPiece(_ connection: Connection, _ piece: [UInt8]?) {
    let isChunked = connection.answer?.isChunked == true
    var piece = piece ?? []
    // An empty chunk would end the body.
    let isLast = piece.isEmpty
    if isLast { connection.answer = nil }
    var opening: [UInt8] = []
    if isChunked {
      opening = Array("\(String(piece.count, radix: 16))\r\n".utf8)
      piece += "\r\n".utf8
    }
    connection.output = Output(opening, piece, restCount: piece.count)
    connection.phase = .writing
    flush(connection)
  }

  private func finished(_ connection: Connection) {
    let wasUnread = connection.current?.bodyIsRead != true
    (connection.output, connection.answer, connection.current) = (nil, nil, nil)
    if connection.closesAfter {
      guard wasUnread else { return end(connection, .finished) }
      // A client that still sends would lose the answer to a reset if the socket were closed now.
      bb_end_sending(connection.socket)
      connection.phase = .lingering
      connection.deadline = now + connection.limits.lingerSeconds * 1_000
      return want(connection, reading: true, writing: false)
    }
    connection.phase = .reading
    let isIdle = connection.reader.isBetweenRequests
    connection.deadline = now + (isIdle ? connection.limits.idleSeconds : connection.limits.headSeconds) * 1_000
    advance(connection)
  }
}
