import Files
import Glibc
import Primitives
import SourceText

/// The edges of the process: streams, colour, the day.
enum Terminal {
  static func write(_ text: String) throws { try write(Array(text.utf8)) }
  static func write(_ bytes: [UInt8]) throws { try FileSystem.writeStandardOutput(bytes) }

  /// Writes to standard error, where people look and programs do not.
  static func show(_ text: String) { FileSystem.writeStandardError(Array(text.utf8)) }

  static var outputHasColour: Bool { hasColour(STDOUT_FILENO) }

  /// Colour only where a person reads; `NO_COLOR` (no-color.org) turns it off.
  private static func hasColour(_ descriptor: Int32) -> Bool {
    FileSystem.isTerminal(descriptor) && getenv("NO_COLOR") == nil
      && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Shows everything there is to tell about the input.
  static func show(_ log: Diagnostics) {
    guard !log.entries.isEmpty else { return }
    show(DiagnosticRenderer(colour: hasColour(STDERR_FILENO)).render(log))
  }

  /// Shows the diagnostics and stops where there are errors among them.
  static func stopOnErrors(_ log: Diagnostics, in what: String) throws {
    show(log)
    guard log.hasErrors else { return }
    throw Failure(
      "\(what) has \(English.count(log.errorCount, "error"))", hint: "each is shown above with what to do about it")
  }

  /// Tells progress where somebody watches, and nothing elsewhere.
  static func progress(_ text: String) {
    guard FileSystem.isTerminal(STDERR_FILENO) else { return }
    show("\r\u{1B}[K\(text)")
  }

  static var today: CalendarDate { CalendarDate(daysSinceEpoch: time(nil) / 86_400) }

  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}

func exit(with code: ExitCode) -> Never { Glibc.exit(code.rawValue) }
