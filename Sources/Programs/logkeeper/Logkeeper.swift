import Files
import Glibc
import Logkeeping
import MerkleLog
import Sodium
import Timekeeping
import UnixSocket

/// The process that alone holds the log's key: `logkeeper ORIGIN KEYFILE FOLDER SECOND-PLACE SOCKET [OLD-KEYFILE]`.
///
/// The key file has 32 bytes and is readable by this process's user alone. A folder without a log gets a new one. A last
/// word names the file of a key that goes: for a time both sign.
@main enum Logkeeper {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 6 || words.count == 7 else {
      stop(
        "give origin, key file, folder, second place and socket", "logkeeper log.example/reports key log second socket",
        2)
    }
    guard Libsodium.refuseDumps() else { stop("core dumps could not be switched off", "ask the system's manager", 4) }
    do {
      let retiring = words.count == 7 ? words[6] : nil
      let log = try open(
        words[1], keyFile: words[2], retiring: retiring, folder: words[3], secondPlace: words[4])
      let server = try LogkeeperServer(log, at: words[5])
      var duties = try LogDuties(log, at: .now())
      FileSystem.writeStandardError(Array("logkeeper: \(log.size) entries, listening\n".utf8))
      while true {
        server.round(waitMilliseconds: duties.isBusy ? 100 : 1_000)
        for alarm in duties.tick(at: .now()) { FileSystem.writeStandardError(Array("alarm: \(alarm)\n".utf8)) }
      }
    } catch let error as LogError {
      stop(error.message, error.hint, 4)
    } catch let error as FileError {
      stop(error.message, error.hint, 4)
    } catch let error as SodiumError {
      stop(error.message, "raise `ulimit -l` to 1024 or more", 4)
    } catch let error as SocketError {
      stop(error.message, "stop the other one, or choose a shorter path", 4)
    } catch {
      stop("\(error)", "tell the maintainers", 70)
    }
  }

  private static func open(
    _ origin: String, keyFile: String, retiring: String?, folder: String, secondPlace: String
  ) throws -> LogFolder {
    let key = try key(in: keyFile)
    let old: SigningKey? = if let retiring { try Self.key(in: retiring) } else { nil }
    guard let signer = CheckpointSigner(origin: origin, key: key, retiring: old) else {
      stop("\"\(origin)\" is no name of a log", "write it like an address, without spaces and plus signs", 2)
    }
    return FileSystem.isFolder(folder)
      ? try LogFolder.open(folder, secondPlace: secondPlace, signer: signer)
      : try LogFolder.create(folder, secondPlace: secondPlace, signer: signer)
  }

  private static func key(in file: String) throws -> SigningKey {
    var seed = try FileSystem.read(file, limitBytes: SigningKey.seedByteCount)
    return try SigningKey(seed: Secret(taking: &seed))
  }

  private static func stop(_ message: String, _ hint: String, _ status: Int32) -> Never {
    FileSystem.writeStandardError(Array("error: \(message)\nhint: \(hint)\n".utf8))
    exit(status)
  }
}
