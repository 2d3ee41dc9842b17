internal import CSockets
internal import Glibc
internal import HTTP

/// One client. Belongs to the thread of the sockets.
final class Connection {
  enum Phase {
    /// A head is wanted.
    case reading
    /// A worker does something for it; nothing is read meanwhile.
    case working
    /// More of a body is wanted.
    case receiving(any BodyReceiver)
    case writing
    /// It was refused: what it still sends is thrown away, so that it reads the answer.
    case lingering
  }

  /// The request that is being answered.
  struct Current {
    let head: RequestHead
    let route: RouteName
    let began: Int
    var bodyIsRead: Bool
  }

  let id: UInt64
  let socket: Int32
  let service: Service
  let isFromProxy: Bool
  let peer: PeerCounts.Peer?

  var reader: RequestReader
  var phase = Phase.reading
  var current: Current?
  var output: Output?
  /// The answer that is being sent.
  var answer: EncodedResponse?
  var closesAfter = false
  /// The client went away while a worker was busy for it.
  var isGone = false
  /// Milliseconds; nil while it is our turn.
  var deadline: Int?
  var pace: Pace
  var lingered = 0
  var interest = Interest(reading: true, writing: false)

  struct Interest: Equatable {
    var reading: Bool
    var writing: Bool
  }

  init(id: UInt64, socket: Int32, listener: Listener, peer: PeerCounts.Peer?, now: Int) {
    (self.id, self.socket, self.peer) = (id, socket, peer)
    (service, isFromProxy) = (listener.service, listener.isProxy)
    reader = RequestReader(limits: listener.service.limits)
    pace = Pace(now: now)
    deadline = now + listener.service.limits.headSeconds * 1_000
  }

  deinit {
    reader.forget()
    close(socket)
  }

  var limits: Limits { service.limits }

  /// Nothing is asked and nothing is owed.
  var isIdle: Bool { if case .reading = phase { reader.isBetweenRequests } else { false } }
}
