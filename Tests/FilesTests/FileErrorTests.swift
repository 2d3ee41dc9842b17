import Files
import Testing

@Suite struct FileErrorTests {
  @Test(arguments: [
    (FileError.missing(path: "a"), "there is no file \"a\"", "check the name and the folder you are in"),
    (.notReadable(path: "a"), "\"a\" may not be read by this user", "check who owns it and its permissions"),
    (.notWritable(path: "a"), "\"a\" may not be written by this user", "check who owns it and its permissions"),
    (.notAFile(path: "a"), "\"a\" is not a regular file", "name a file, not a folder, pipe or device"),
    (
      .tooLarge(path: "a", limitBytes: 32 << 20), "\"a\" is larger than the limit of 32768 kB",
      "split it into smaller files; a model can take in others with include:"
    ),
    (.diskFull(path: "a"), "the disk is full, and \"a\" was not written", "make room on the disk and try again"),
    (
      .failed(path: "a", reason: "the disk is full"), "\"a\" could not be used: the disk is full",
      "check the disk and try again"
    ),
  ])
  func `an error says what happened and what to do`(_ error: FileError, _ message: String, _ hint: String) {
    #expect(error.message == message)
    #expect(error.hint == hint)
  }
}
