import Sodium
import Testing

@testable import Sealing

@Suite struct SealingErrorTests {
  @Test(arguments: [SealingError.sodium(.truncated), .noHolder, .otherCommitment, .tooLong])
  func `an error says something in a sentence without its full stop`(_ error: SealingError) {
    #expect(error.message.count > 20 && !error.message.hasSuffix("."))
  }

  @Test(arguments: [
    TypedCodeError.tooLong, .wordCount(found: 7, expected: 8), .unknownWord(place: 3),
    .digitCount(found: 1, expected: 27), .check, .noMemory,
  ])
  func `what is told to the person is whole sentences`(_ error: TypedCodeError) {
    #expect(error.message.hasSuffix(".") && error.message.count > 20)
  }
}
