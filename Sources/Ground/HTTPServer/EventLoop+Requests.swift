internal import CSockets
internal import Glibc
internal import HTTP
internal import Sodium

/// What a connection does next.
extension EventLoop {
  func receive(_ connection: Connection) {
    // SAFETY: as many bytes are read as there is room for.
    let count = unsafe scratch.withUnsafeMutableBytes {
      unsafe bb_receive(connection.socket, $0.baseAddress, $0.count)
    }
    guard count > 0 else {
      if bb_would_block(count) == 0 { end(connection, .client) }
      return
    }
    defer { for place in 0..<count { scratch[place] = 0 } }
    if case .lingering = connection.phase {
      connection.lingered += count
      if connection.lingered > connection.limits.lingerBytes { end(connection, .refused) }
      return
    }
    if connection.isIdle { connection.deadline = now + connection.limits.headSeconds * 1_000 }
    connection.reader.add(scratch[..<count])
    connection.pace.moved(count)
    advance(connection)
  }

  /// Goes on with what has come, until more is needed or a worker is busy.
  func advance(_ connection: Connection) {
    do {
      while try step(connection) {}
    } catch {
      refuse(connection, error)
    }
  }

  private func step(_ connection: Connection) throws(Refusal) -> Bool {
    switch connection.phase {
    case .working, .writing, .lingering: return false
    case .reading:
      guard case .head(let head) = try connection.reader.next() else {
        want(connection, reading: true, writing: false)
        return false
      }
      begin(connection, head)
      return true
    case .receiving(let receiver):
      switch try connection.reader.next() {
      case .needsMore, .head:
        connection.deadline = connection.pace.deadline(connection.limits)
        want(connection, reading: true, writing: false)
      case .body(let piece): take(piece, for: receiver, connection)
      case .end: finish(receiver, connection)
      }
      return false
    }
  }

  private func begin(_ connection: Connection, _ head: RequestHead) {
    let service = connection.service
    let quick = service.quick(head)
    let bodyIsRead = head.framing == .none
    connection.current = .init(
      head: head, route: quick?.1 ?? service.route(of: head), began: Int(bb_microseconds()), bodyIsRead: bodyIsRead)
    // The end of a request without a body comes at once.
    if bodyIsRead { _ = try? connection.reader.next() }
    if let quick { return respond(connection, quick.0) }
    connection.pace = Pace(now: now)
    let isFromProxy = connection.isFromProxy
    hand(connection) {
      switch service.begin(head, isFromProxy: isFromProxy) {
      case .respond(let response): .respond(response)
      case .receive(let receiver) where bodyIsRead: .respond(service.finish(receiver, for: head))
      case .receive(let receiver): .receive(receiver)
      }
    }
  }

  private func take(_ piece: [UInt8], for receiver: any BodyReceiver, _ connection: Connection) {
    let service = connection.service
    let handed = Handed(receiver)
    hand(connection) {
      var piece = piece
      defer { Libsodium.wipe(&piece) }
      do throws(Refusal) {
        try handed.receiver.receive(piece)
        return .took(handed.receiver)
      } catch {
        handed.receiver.abandon()
        return .respond(service.answer(error))
      }
    }
  }

  private func finish(_ receiver: any BodyReceiver, _ connection: Connection) {
    guard let head = connection.current?.head else { return }
    connection.current?.bodyIsRead = true
    let service = connection.service
    let handed = Handed(receiver)
    hand(connection) { .respond(service.finish(handed.receiver, for: head)) }
  }

  /// Lets a worker do something; nothing is read until it is done.
  func hand(_ connection: Connection, _ body: @escaping @Sendable () -> EpollEngine.Done.Outcome) {
    connection.phase = .working
    connection.deadline = nil
    want(connection, reading: false, writing: false)
    engine.work(for: connection.id, body)
  }

  func goOn(_ done: EpollEngine.Done) {
    guard let connection = connections[done.id] else { return }
    if connection.isGone {
      switch done.outcome {
      case .receive(let receiver), .took(let receiver): receiver.abandon()
      case .respond, .piece, .broken: break
      }
      connections[done.id] = nil
      return
    }
    // No worker is busy for it any more.
    connection.phase = .writing
    switch done.outcome {
    case .respond(let response): respond(connection, response)
    case .receive(let receiver), .took(let receiver):
      connection.phase = .receiving(receiver)
      advance(connection)
    case .piece(let piece): sendPiece(connection, piece)
    case .broken: end(connection, .finished)
    }
  }

  /// What a client did not manage in time.
  func expire(_ connection: Connection) {
    switch connection.phase {
    case .working: return
    case .reading where connection.isIdle: end(connection, .idle)
    case .reading: refuse(connection, .tooSlow)
    case .receiving: refuse(connection, .tooSlow)
    case .writing: end(connection, .tooSlow)
    case .lingering: end(connection, .refused)
    }
  }
}

/// A receiver on its way to a worker.
private struct Handed: @unchecked Sendable {
  // SAFETY: the loop lets go of a receiver until the worker is done.
  let receiver: any BodyReceiver
  init(_ receiver: any BodyReceiver) { self.receiver = receiver }
}
