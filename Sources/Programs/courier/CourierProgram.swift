import Couriering
import Files
import Glibc
import Timekeeping
import Timestamping

/// The process that asks authorities for time stamps and witnesses for signatures; the only one that talks to the world
/// outside. Where to, its words say, and nothing else does.
@main enum CourierProgram {
  /// How long an export may have to wait until the courier sees what it put into the line.
  private static let pauseSeconds: UInt32 = 2

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words == ["--help"] {
      FileSystem.writeStandardError(Array(CourierWords.help.utf8))
      exit(0)
    }
    do throws(CourierWords.Problem) {
      let words = try CourierWords(words)
      serve(words.courier, once: words.isOnce)
    } catch {
      FileSystem.writeStandardError(Array("error: \(error.message)\nhint: \(error.hint)\n".utf8))
      exit(error.code)
    }
  }

  private static func serve(_ courier: Courier, once: Bool) -> Never {
    signal(SIGPIPE, SIG_IGN)
    while true {
      let events = courier.round(at: .now())
      for event in events { FileSystem.writeStandardError(Array("courier: \(event.line)\n".utf8)) }
      if once { exit(events.allSatisfy(\.isGood) ? 0 : 1) }
      sleep(pauseSeconds)
    }
  }
}
