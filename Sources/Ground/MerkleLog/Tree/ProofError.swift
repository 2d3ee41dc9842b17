/// Why a proof proves nothing.
public enum ProofError: Error, Hashable, Sendable {
  /// The sizes or the index make no sense together.
  case wrongSize
  /// The path has more or fewer hashes than the tree's form asks for.
  case wrongLength
  /// The path leads to another root.
  case wrongRoot

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .wrongSize: "the sizes of the trees and the index do not fit together"
    case .wrongLength: "the proof has more or fewer hashes than this place in the tree needs"
    case .wrongRoot: "the proof leads to another root"
    }
  }
}
