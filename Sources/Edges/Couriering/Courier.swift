internal import Files
public import HTTPClient
internal import Logkeeping
internal import MerkleLog
public import Timekeeping
public import Timestamping

/// The only process that talks to the world outside: it fetches the log's newest checkpoint, lets witnesses sign it and
/// authorities stamp it, and keeps what they gave. It knows no content and no key, and nothing waits for it.
public struct Courier: Sendable {
  public let folder: CourierFolder
  private let socket: String
  private let authorities: [StampAuthority]
  private let witnesses: [LogWitness]
  private let poster: HTTPPoster

  /// Names of authorities are folders' names; each is used once.
  public init(
    _ folder: CourierFolder, log socket: String, authorities: [StampAuthority], witnesses: [LogWitness],
    poster: HTTPPoster
  ) {
    precondition(authorities.allSatisfy { CourierFolder.isName($0.name) })
    precondition(Set(authorities.map(\.name)).count == authorities.count)
    self.folder = folder
    self.socket = socket
    self.authorities = authorities
    self.witnesses = witnesses
    self.poster = poster
  }

  /// An answer of an authority or a witness never has more.
  public static let answerBytesMax = max(StampAuthority.answerBytesMax, LogWitness.answerBytesMax)

  /// Does what is due now, and tells what happened. What fails is due again later.
  public func round(at now: ClockReading) -> [CourierEvent] {
    var events: [CourierEvent] = []
    do throws(Failure) {
      for authority in authorities { try prepare(authority) }
      events += try fetch(at: now)
    } catch {
      events.append(.noLog(reason: error.reason))
    }
    for authority in authorities {
      events += authority.ask(folder.authority(authority.name), by: poster, seconds: now.seconds)
    }
    return events
  }

  private struct Failure: Error { let reason: String }

  private func prepare(_ authority: StampAuthority) throws(Failure) {
    do { try folder.prepare(authority: authority.name) } catch { throw Failure(reason: error.message) }
  }

  /// The newest checkpoint, signed by witnesses, goes into the line. A witness that failed is asked again when its time comes.
  private func fetch(at now: ClockReading) throws(Failure) -> [CourierEvent] {
    do {
      let log = try LogkeeperClient(at: socket)
      let newest = try SignedNote(log.checkpoint())
      let isDue = folder.isDue(newest, at: now)
      let asked = witnesses.filter { witness in
        let trouble = folder.witness(witness.name).trouble()
        return trouble.map { !$0.waits(at: now.seconds) } ?? isDue
      }
      guard isDue || !asked.isEmpty else { return [] }
      let (note, events) = cosign(newest, by: asked, log: log, seconds: now.seconds)
      try folder.publish(note)
      if isDue { try folder.ask(about: note.bytes, at: now) }
      return events
    } catch let error as LogkeeperError {
      throw Failure(reason: error.message)
    } catch let error as NoteError {
      throw Failure(reason: error.message)
    } catch {
      throw Failure(reason: "the courier's folder could not be written")
    }
  }

  /// Witnesses sign one after the other. The log may grow meanwhile: a line counts where it is under the same text.
  private func cosign(
    _ newest: SignedNote, by asked: [LogWitness], log: LogkeeperClient, seconds: Int
  ) -> (note: SignedNote, events: [CourierEvent]) {
    var note = newest
    if let published = folder.checkpoint(), published.text == newest.text { note = published }
    var events: [CourierEvent] = []
    for witness in asked {
      let place = folder.witness(witness.name)
      do throws(LogWitness.Problem) {
        let signed = try witness.cosign(seenSize: place.size, by: poster, seconds: seconds) {
          (size) throws(LogWitness.Problem) in
          do throws(LogkeeperError) { return try log.growth(from: size) } catch { throw .log(error.message) }
        }
        note = note.joined(with: signed)
        events.append(.cosigned(witness: witness.name, size: (try? Checkpoint(text: signed.text))?.size ?? 0))
        try? place.keep(signed)
      } catch {
        events.append(event(of: error, witness, place, seconds: seconds))
      }
    }
    return (note, events)
  }

  private func event(
    of problem: LogWitness.Problem, _ witness: LogWitness, _ place: WitnessFolder, seconds: Int
  ) -> CourierEvent {
    switch problem {
    case .log(let reason): return .noLog(reason: reason)
    case .failed(let reason):
      try? place.failed(reason, seconds: seconds)
      return .failed(name: witness.name, reason: reason)
    case .conflict(let reason):
      try? place.failed("alarm: \(reason)", seconds: seconds)
      return .alarm(witness: witness.name, reason: reason)
    }
  }
}
