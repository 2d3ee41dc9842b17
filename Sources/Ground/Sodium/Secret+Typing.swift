internal import Glibc

extension Secret {
  /// The longest line that is taken.
  public static let typedBytesMax = 1_024

  /// A line from a file descriptor, straight into locked memory: what somebody types at a terminal (not shown), or what a
  /// program writes. Nil at the end of the input, for an empty or too long line, and when somebody presses Control-C.
  public static func typed(from descriptor: Int32) throws(SodiumError) -> Secret? {
    let line = try Secret(uninitialized: typedBytesMax)
    let terminal = QuietTerminal(descriptor)
    defer { terminal?.restore() }
    var count = 0
    while true {
      // SAFETY: one byte is written, and `count` is below the room.
      let got = unsafe read(descriptor, line.base + count, 1)
      if got < 0, errno == EINTR { continue }
      if got == 1, line[count] == 0x0A { break }
      if got == 1, terminal != nil, line[count] == 0x03 { return nil }
      guard got == 1 else { break }
      count += 1
      guard count < typedBytesMax else { return nil }
    }
    return count == 0 ? nil : try line.part(0..<count)
  }
}

/// A terminal that does not show what is typed. Control-C comes as a byte, so that nobody is left with it like this.
@safe
private struct QuietTerminal {
  private let descriptor: Int32
  private var before = termios()

  init?(_ descriptor: Int32) {
    self.descriptor = descriptor
    // SAFETY: the state is a local of its own type.
    guard unsafe tcgetattr(descriptor, &before) == 0 else { return nil }
    var quiet = before
    quiet.c_lflag &= ~tcflag_t(ECHO | ISIG)
    guard unsafe tcsetattr(descriptor, TCSAFLUSH, &quiet) == 0 else { return nil }
  }

  func restore() {
    var before = before
    unsafe _ = tcsetattr(descriptor, TCSAFLUSH, &before)
  }
}
