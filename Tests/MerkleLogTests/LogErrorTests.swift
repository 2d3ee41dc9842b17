import Files
import Testing

@testable import MerkleLog

@Suite struct LogErrorTests {
  @Test(arguments: [
    LogError.file(.missing(path: "x")), .exists(path: "x"), .noLog(path: "x"), .noCheckpoint(path: "x"),
    .rolledBack(found: 1, signed: 2), .forked(size: 3), .damaged(path: "x"), .tooLarge, .noSuchEntry(index: 1),
    .full, .stopped,
  ])
  func `an error says what happened and what to do, without full stops`(_ error: LogError) {
    #expect(error.message.count > 10 && !error.message.hasSuffix("."))
    #expect(error.hint.count > 10 && !error.hint.hasSuffix("."))
  }

  @Test(arguments: [
    NoteError.tooLarge, .notText, .malformed(line: 1, reason: "no reason at all"), .wrongSignature(name: "x"),
    .noKnownSignature, .otherOrigin, .notACheckpoint(line: 1), .tooFewWitnesses(found: 1, needed: 2),
    .noProof(.wrongSize), .noProof(.wrongLength), .noProof(.wrongRoot),
  ])
  func `a refused note says why`(_ error: NoteError) {
    #expect(error.message.count > 10 && !error.message.hasSuffix("."))
  }
}
