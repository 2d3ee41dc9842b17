import Files
import Glibc
import HTTP
import HTTPServer

/// A site of one page, for measuring: `web-bench PORT FILE`. `/` has the file's bytes, `/made` makes the same answer anew in a
/// handler, `/form` takes a form.
@main enum WebBench {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 3, let port = Int(words[1]) else { stop("give a port and a file", 2) }
    do {
      let page = try FileSystem.read(words[2], limitBytes: 1 << 20)
      var limits = Limits()
      limits.connectionsPerPeer = 1_024
      let router = Router([
        .fixed("start", "/", .html(page)),
        .get("made", "/made") { _ in .html(page) },
        .form("form", "/form") { _, form in .text(form.text("text") ?? "") },
      ])
      let service = Service(router, hosts: HostList(["127.0.0.1:\(port)"]), limits: limits)
      let listener = Listener(.tcp("127.0.0.1", port: port), service, transport: .loopbackDevelopment)
      let server = try Server([listener], handlesSignals: true)
      FileSystem.writeStandardError(Array("web-bench: \(server.addresses[0])\n".utf8))
      server.run()
    } catch let error as ServerError {
      stop(error.message, 4)
    } catch {
      stop("the file cannot be read", 4)
    }
  }

  private static func stop(_ message: String, _ status: Int32) -> Never {
    FileSystem.writeStandardError(Array("error: \(message)\n".utf8))
    exit(status)
  }
}
