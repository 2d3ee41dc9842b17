import Couriering
import Files
import HTTPClient
import MerkleLog
import Timestamping

/// What the courier is told when it is started.
struct CourierWords {
  static let help = """
    usage: courier --log SOCKET --folder DIR [--authority NAME URL CHAIN]… [--witness KEY URL]…

    Fetches the log's newest checkpoint, lets witnesses sign it and time stamping authorities stamp it: every hour if the
    log has grown, every day if not, and whenever an export asks. What fails is asked again; bellbird evidence times DIR
    shows what waits. Nothing else waits for the courier.

      --log SOCKET                  where logkeeper listens
      --folder DIR                  where stamps and what waits are kept
      --authority NAME URL CHAIN    an RFC 3161 authority: a name for its folder, its address, its certificates (PEM)
      --witness KEY URL             a C2SP witness: its key as it publishes it, the address in front of add-checkpoint
      --proxy URL                   goes through this proxy; no other setting makes it use one
      --trust FILE                  certificates (PEM) for https, instead of the system's
      --seconds N                   how long an answer may take (30)
      --once                        one round, then exit: 0 all went well, 1 something failed

      courier --log /run/bellbird/log --folder /var/lib/bellbird/courier \\
        --authority first https://tsa.example/ first.pem --witness "witness.example+…" https://witness.example/

    """

  struct Problem: Error {
    let code: Int32
    let message: String
    let hint: String
  }

  let courier: Courier
  let isOnce: Bool

  init(_ words: [String]) throws(Problem) {
    var settings = Settings()
    var rest = words[...]
    while let word = rest.popFirst() { try settings.take(word, &rest) }
    courier = try settings.courier()
    isOnce = settings.isOnce
  }

  static func usage(_ message: String) -> Problem {
    Problem(code: 2, message: message, hint: "see: courier --help")
  }

  private struct Settings {
    var socket: String?
    var folder: String?
    var authorities: [StampAuthority] = []
    var witnesses: [LogWitness] = []
    var proxy: HTTPDestination?
    var trust: String?
    var seconds = 30
    var isOnce = false

    mutating func take(_ word: String, _ rest: inout ArraySlice<String>) throws(Problem) {
      func next() throws(Problem) -> String {
        guard let value = rest.popFirst() else { throw usage("\(word) needs more words") }
        return value
      }
      switch word {
      case "--log": socket = try next()
      case "--folder": folder = try next()
      case "--authority": authorities.append(try authority(next(), next(), chain: next()))
      case "--witness": witnesses.append(try witness(next(), next()))
      case "--proxy": proxy = try destination(next())
      case "--trust": trust = try next()
      case "--seconds":
        guard let number = try Int(next()), (1...600).contains(number) else { throw usage("--seconds is 1 to 600") }
        seconds = number
      case "--once": isOnce = true
      default: throw usage("\"\(word)\" is not known here")
      }
    }

    private func destination(_ url: String) throws(Problem) -> HTTPDestination {
      guard let destination = HTTPDestination(url) else {
        throw usage("\"\(url)\" is no address: it begins with https:// or http:// and has no name or password")
      }
      return destination
    }

    private func authority(_ name: String, _ url: String, chain: String) throws(Problem) -> StampAuthority {
      guard CourierFolder.isName(name), !authorities.contains(where: { $0.name == name }) else {
        throw usage("\"\(name)\" is no name for an authority, or is used twice")
      }
      let destination = try destination(url)
      do throws(FileError) {
        let bytes = try FileSystem.read(chain, limitBytes: 1 << 16)
        return StampAuthority(name: name, destination: destination, chain: bytes)
      } catch {
        throw Problem(code: 3, message: error.message, hint: error.hint)
      }
    }

    private func witness(_ key: String, _ url: String) throws(Problem) -> LogWitness {
      let destination = try destination(url)
      guard let key = NoteKey(text: key), let witness = LogWitness(key: key, destination: destination) else {
        throw usage("\"\(key)\" is no key of a witness")
      }
      return witness
    }

    func courier() throws(Problem) -> Courier {
      guard let socket, let folder else { throw usage("--log and --folder are missing") }
      guard !authorities.isEmpty || !witnesses.isEmpty else { throw usage("there is nobody to ask") }
      let limits = HTTPPoster.Limits(seconds: seconds, answerBytesMax: Courier.answerBytesMax)
      return Courier(
        CourierFolder(folder), log: socket, authorities: authorities, witnesses: witnesses,
        poster: HTTPPoster(limits: limits, proxy: proxy, authorityFile: trust))
    }
  }
}
