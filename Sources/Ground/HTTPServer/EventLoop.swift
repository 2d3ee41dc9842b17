internal import CSockets
internal import Glibc
internal import HTTP

/// The thread of the sockets: waits, and lets each connection go on that can.
final class EventLoop {
  let engine: EpollEngine
  private let poll: Int32
  private let signals: Int32
  private var ready = [bb_ready](repeating: bb_ready(), count: 128)
  var connections: [UInt64: Connection] = [:]
  private var nextID = EventLoop.firstID
  private var peers: PeerCounts
  private var isListening = true
  private var isOutOfDescriptors = false
  private var drainEnds: Int?
  private var nextSweep = 0
  private var date: (second: Int, line: [UInt8]) = (-1, [])
  /// Milliseconds since some point in the past.
  private(set) var now = 0
  var scratch = [UInt8](repeating: 0, count: 65_536)

  // Tokens below are of listeners and of these two.
  private static let (wakeupToken, signalsToken, firstID) = (UInt64(1_000), UInt64(1_001), UInt64(1_002))
  private static let sweepMilliseconds = 250

  init?(_ engine: EpollEngine) {
    self.engine = engine
    poll = bb_poll_create()
    guard poll >= 0, let peers = try? PeerCounts() else { return nil }
    self.peers = peers
    signals = engine.handlesSignals ? bb_stop_signals() : -1
    _ = bb_poll_add(poll, engine.wakeup.descriptor, Self.wakeupToken, 1, 0)
    if signals >= 0 { _ = bb_poll_add(poll, signals, Self.signalsToken, 1, 0) }
    for (place, socket) in engine.sockets.enumerated() {
      _ = bb_poll_add(poll, socket.descriptor, UInt64(place), 1, 0)
    }
  }

  deinit {
    close(poll)
    if signals >= 0 { close(signals) }
  }

  func run() {
    while !(drainEnds != nil && connections.isEmpty) {
      let wait = connections.isEmpty && !isOutOfDescriptors ? -1 : Int32(Self.sweepMilliseconds)
      // SAFETY: there is room for as many as are asked for.
      let count = unsafe ready.withUnsafeMutableBufferPointer { unsafe bb_poll_wait(poll, $0.baseAddress, 128, wait) }
      now = Int(bb_microseconds() / 1_000)
      for place in 0..<Int(count) { turn(ready[place]) }
      if now >= nextSweep { sweep() }
      if engine.isStopping, drainEnds == nil { drain() }
      if let last = drainEnds, now >= last { for connection in connections.values { end(connection, .stopped) } }
    }
  }

  private func turn(_ ready: bb_ready) {
    switch ready.token {
    case Self.wakeupToken:
      engine.wakeup.take()
      for done in engine.takeDone() { goOn(done) }
    case Self.signalsToken:
      _ = bb_poll_remove(poll, signals)
      engine.stop()
    case ..<Self.firstID: accept(engine.sockets[Int(ready.token)])
    default:
      guard let connection = connections[ready.token] else { return }
      if ready.readable == 1 { receive(connection) }
      if ready.writable == 1 { flush(connection) }
      if ready.broken == 1, ready.readable == 0 { end(connection, .client) }
    }
  }

  // MARK: Coming and going

  private func accept(_ socket: BoundSocket) {
    // The others have their turn after some.
    for _ in 0..<64 {
      var address = [UInt8](repeating: 0, count: 16)
      // SAFETY: sixteen bytes are written, for which there is room.
      let descriptor = unsafe bb_accept(socket.descriptor, &address)
      if bb_has_no_descriptor(descriptor) == 1 {
        if !evictIdle() { setListening(false, isOutOfDescriptors: true) }
        return
      }
      guard descriptor >= 0 else { return }
      admit(descriptor, from: address, at: socket.listener)
    }
  }

  private func admit(_ descriptor: Int32, from address: [UInt8], at listener: Listener) {
    let limits = listener.service.limits
    var peer: PeerCounts.Peer?
    var isOver = connections.count >= limits.connections && !evictIdle()
    if !isOver, !listener.isProxy, address[0] != 0 {
      peer = peers.add(address, limit: limits.connectionsPerPeer, now: now)
      isOver = peer == nil
    }
    let connection = Connection(id: nextID, socket: descriptor, listener: listener, peer: peer, now: now)
    nextID += 1
    engine.metrics.opened()
    connections[connection.id] = connection
    _ = bb_poll_add(poll, descriptor, connection.id, 1, 0)
    if isOver { refuse(connection, .tooManyConnections) }
  }

  /// The one that rests longest makes room.
  private func evictIdle() -> Bool {
    guard
      let oldest = connections.values.filter(\.isIdle).min(by: { ($0.deadline ?? 0, $0.id) < ($1.deadline ?? 0, $1.id) }
      )
    else {
      return false
    }
    end(oldest, .evicted)
    return true
  }

  private func setListening(_ isListening: Bool, isOutOfDescriptors: Bool) {
    self.isOutOfDescriptors = isOutOfDescriptors
    guard self.isListening != isListening else { return }
    self.isListening = isListening
    for (place, socket) in engine.sockets.enumerated() {
      if isListening {
        _ = bb_poll_add(poll, socket.descriptor, UInt64(place), 1, 0)
      } else {
        _ = bb_poll_remove(poll, socket.descriptor)
      }
    }
  }

  /// A connection that a worker is busy for ends when the worker is done.
  func end(_ connection: Connection, _ ending: Metrics.Ending) {
    guard !connection.isGone else { return }
    if case .receiving(let receiver) = connection.phase { receiver.abandon() }
    _ = bb_poll_remove(poll, connection.socket)
    connection.isGone = true
    engine.metrics.closed(ending)
    if let peer = connection.peer { peers.remove(peer) }
    if case .working = connection.phase { return }
    connections[connection.id] = nil
  }

  func want(_ connection: Connection, reading: Bool, writing: Bool) {
    let wanted = Connection.Interest(reading: reading, writing: writing)
    guard wanted != connection.interest, !connection.isGone else { return }
    connection.interest = wanted
    _ = bb_poll_change(poll, connection.socket, connection.id, reading ? 1 : 0, writing ? 1 : 0)
  }

  // MARK: Time

  private func sweep() {
    nextSweep = now + Self.sweepMilliseconds
    if isOutOfDescriptors, drainEnds == nil { setListening(true, isOutOfDescriptors: false) }
    for connection in connections.values {
      if let deadline = connection.deadline, now >= deadline { expire(connection) }
    }
  }

  private func drain() {
    let seconds = engine.sockets.map(\.listener.service.limits.drainSeconds).max() ?? 0
    drainEnds = now + seconds * 1_000
    setListening(false, isOutOfDescriptors: false)
    for connection in connections.values where connection.isIdle { end(connection, .stopped) }
  }

  var isDraining: Bool { drainEnds != nil }

  func dateLine() -> [UInt8] {
    let second = Int(bb_seconds())
    if second != date.second { date = (second, HTTPDate.line(secondsSinceEpoch: second)) }
    return date.line
  }
}
