internal import Sodium

/// How many connections each peer has. Peers stand here under a keyed hash, and the key is thrown away every day, so
/// nobody can find out later who came.
struct PeerCounts {
  struct Peer: Hashable {
    let hash: [UInt8]
    let day: Int
  }

  private final class DayKey {
    let secret: Secret
    init() throws(SodiumError) { secret = try .random(byteCount: 32) }
  }

  private var key: DayKey
  private var day = -1
  private var counts: [Peer: Int] = [:]

  init() throws(SodiumError) { key = try DayKey() }

  /// Nil where the peer has as many as it may. Connections of yesterday are counted no more.
  mutating func add(_ address: [UInt8], limit: Int, now: Int) -> Peer? {
    let today = now / 86_400_000
    if today != day {
      // Where the system has no locked memory just now, yesterday's key has to do.
      if let fresh = try? DayKey() { key = fresh }
      (day, counts) = (today, [:])
    }
    let peer = Peer(hash: KeyedHash.hash(address, key: key.secret), day: day)
    guard counts[peer, default: 0] < limit else { return nil }
    counts[peer, default: 0] += 1
    return peer
  }

  mutating func remove(_ peer: Peer) {
    guard let count = counts[peer] else { return }
    counts[peer] = count > 1 ? count - 1 : nil
  }
}
