public import HTTPClient
internal import OpenSSL
internal import Timestamping

/// A time stamping authority, and how it is asked.
public struct StampAuthority: Hashable, Sendable {
  static let stampsPerRound = 16
  /// An answer has two to seven thousand bytes.
  static let answerBytesMax = 1 << 16

  /// The name of its folder.
  public let name: String
  public let destination: HTTPDestination
  /// The certificates under which its answers hold (PEM).
  public let chain: [UInt8]

  public init(name: String, destination: HTTPDestination, chain: [UInt8]) {
    self.name = name
    self.destination = destination
    self.chain = chain
  }

  /// Asks about what waits, the newest first, until the first failure.
  func ask(_ folder: AuthorityFolder, by poster: HTTPPoster, seconds: Int) -> [CourierEvent] {
    guard folder.trouble()?.waits(at: seconds) != true else { return [] }
    var events: [CourierEvent] = []
    for _ in 0..<Self.stampsPerRound {
      do throws(StampProblem) {
        guard let event = try askOnce(folder, by: poster) else { return events }
        events.append(event)
      } catch {
        try? folder.failed(error.reason, seconds: seconds)
        return events + [.failed(name: name, reason: error.reason)]
      }
    }
    return events
  }

  private struct StampProblem: Error { let reason: String }

  private func askOnce(_ folder: AuthorityFolder, by poster: HTTPPoster) throws(StampProblem) -> CourierEvent? {
    do {
      guard let (waiting, checkpoint) = try folder.next() else { return nil }
      let request = AuthorityFolder.request(for: checkpoint)
      let answer = try poster.post(request, type: "application/timestamp-query", to: destination)
      guard answer.status == 200 else { throw StampProblem(reason: "it answered with status \(answer.status)") }
      let stamp = try folder.keep(answer.bytes, to: request, name: waiting, checkpoint: checkpoint, chain: chain)
      return .stamped(authority: name, number: try folder.numbers().last ?? 0, seconds: stamp.seconds)
    } catch let error as StampProblem {
      throw error
    } catch let error as HTTPError {
      throw StampProblem(reason: error.message)
    } catch let error as StampError {
      throw StampProblem(reason: error.message)
    } catch {
      throw StampProblem(reason: "its folder could not be used")
    }
  }
}
