/// Why a note, a checkpoint or a proof file is not taken.
public enum NoteError: Error, Hashable, Sendable {
  case tooLarge
  case notText
  /// Not in the form of the specification, at a line counted from 1 (0: no line in particular).
  case malformed(line: Int, reason: String)
  /// A key that is known did not make the signature that bears its name.
  case wrongSignature(name: String)
  case noKnownSignature
  case otherOrigin
  case notACheckpoint(line: Int)
  /// Fewer witnesses than were asked for have signed.
  case tooFewWitnesses(found: Int, needed: Int)
  case noProof(ProofError)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .tooLarge: "it is longer, or has more signatures, than is read here"
    case .notText: "it is not UTF-8 text without control characters"
    case .malformed(let line, let reason): line == 0 ? reason : "line \(line): \(reason)"
    case .wrongSignature(let name): "the signature of \(name) is wrong"
    case .noKnownSignature: "no known key has signed it"
    case .otherOrigin: "it is of another log"
    case .notACheckpoint(let line): "line \(line): not as in a checkpoint (origin, size, root)"
    case .tooFewWitnesses(let found, let needed): "\(found) known witnesses have signed, \(needed) are needed"
    case .noProof(let error): error.message
    }
  }
}
