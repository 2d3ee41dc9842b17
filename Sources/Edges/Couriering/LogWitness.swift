public import HTTPClient
public import MerkleLog

/// A witness, and how it is asked to sign a checkpoint (C2SP tlog-witness).
public struct LogWitness: Hashable, Sendable {
  static let answerBytesMax = 1 << 16
  /// A witness whose clock is so far ahead of ours says nothing about time.
  static let secondsAheadMax = 300

  /// Its name is that of its folder.
  public let key: NoteKey
  /// What stands in front of `add-checkpoint`.
  public let destination: HTTPDestination

  /// Nil where the key is not one for cosignatures.
  public init?(key: NoteKey, destination: HTTPDestination) {
    guard key.kind == .cosignature, destination.appending("add-checkpoint") != nil else { return nil }
    self.key = key
    self.destination = destination
  }

  /// The name of its folder: what of its own name can be one, and the number of its key.
  public var name: String {
    let plain = key.name.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ".")
        ? Character(scalar) : "-"
    }
    return "w-\(String(plain).prefix(80))-\(key.id.map { String($0, radix: 16) }.joined())"
  }

  /// How a witness did not sign.
  enum Problem: Error, Hashable {
    case log(String)
    case failed(String)
    /// It holds against the log.
    case conflict(String)
  }

  /// The newest checkpoint with the witness's line. `growth` gives what it wants when it has seen so many entries.
  func cosign(
    seenSize: Int, by poster: HTTPPoster, seconds: Int, growth: (Int) throws(Problem) -> WitnessRequest
  ) throws(Problem) -> SignedNote {
    let newest = try growth(0)
    let size = (try? Checkpoint(text: newest.checkpoint.text))?.size ?? 0
    guard seenSize <= size else { throw Self.rolledBack(seen: seenSize, size: size) }
    let request = seenSize == 0 ? newest : try growth(seenSize)
    let answer = try post(request, by: poster)
    guard answer.status == 409 else { return try note(answer, request, seconds: seconds) }
    let again = try growth(sizeSeen(answer, request))
    let second = try post(again, by: poster)
    guard second.status != 409 else { throw .conflict("it has seen another log under this name") }
    return try note(second, again, seconds: seconds)
  }

  private func post(_ request: WitnessRequest, by poster: HTTPPoster) throws(Problem) -> HTTPPoster.Answer {
    guard let place = destination.appending("add-checkpoint") else { throw .failed("its address is too long") }
    do throws(HTTPError) { return try poster.post(request.bytes, type: "text/plain", to: place) } catch {
      throw .failed(error.message)
    }
  }

  /// What a witness has seen that has not seen what we thought. That it has seen more than there is, or something else of
  /// the same size, is what it is there to find.
  private func sizeSeen(_ answer: HTTPPoster.Answer, _ request: WitnessRequest) throws(Problem) -> Int {
    let text = String(decoding: answer.bytes, as: UTF8.self)
    guard answer.type == "text/x.tlog.size", text.hasSuffix("\n"), let size = DecimalSize.read(text.dropLast()) else {
      throw .conflict("it says that it has seen another log under this name")
    }
    let newest = (try? Checkpoint(text: request.checkpoint.text))?.size ?? 0
    guard size <= newest else { throw Self.rolledBack(seen: size, size: newest) }
    guard size != request.oldSize else { throw .conflict("it has seen another log under this name") }
    return size
  }

  private func note(
    _ answer: HTTPPoster.Answer, _ request: WitnessRequest, seconds: Int
  ) throws(Problem) -> SignedNote {
    guard answer.status == 200 else { throw .failed(Self.reason(answer.status)) }
    let signed: (note: SignedNote, seconds: Int)
    do throws(NoteError) { signed = try request.checkpoint.cosigned(by: key, answer: answer.bytes) } catch {
      throw .failed("its signature does not hold: \(error.message)")
    }
    guard signed.seconds <= seconds + Self.secondsAheadMax else {
      throw .failed("it signed with a time that is to come")
    }
    return signed.note
  }

  private static func rolledBack(seen: Int, size: Int) -> Problem {
    .conflict("it has seen \(seen) entries, and the log has \(size): the log was rolled back")
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 400: "it did not understand what was sent"
    case 403: "it does not accept the log's signature; it may know another key"
    case 404: "it does not know this log"
    case 422: "it did not accept the proof that the log has only grown"
    default: "it answered with status \(status)"
    }
  }
}

/// Digits without a zero in front.
enum DecimalSize {
  static func read(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text == "0" || text.utf8.first != 0x30
    else { return nil }
    return Int(text)
  }
}
