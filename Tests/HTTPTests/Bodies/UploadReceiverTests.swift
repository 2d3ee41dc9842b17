import GroundTestKit
import HTTP
import Synchronization
import Testing

@Suite struct UploadReceiverTests {
  /// Notes what it is given.
  private final class Notes: UploadSink {
    static let all = Mutex<[String]>([])
    private func note(_ text: String) { Self.all.withLock { $0.append(text) } }
    func begin(_ part: PartHead) throws(Refusal) { note("begin \(part.name) \(part.fileName ?? "")") }
    func write(_ bytes: ArraySlice<UInt8>) throws(Refusal) { note("write \(String(decoding: bytes, as: UTF8.self))") }
    func end() throws(Refusal) { note("end") }
    func finish(_ request: Request, _ form: Form) throws(Refusal) -> Response {
      note("finish")
      return .text("\(form.names) \(form.text("t") ?? "") \(form.text("u") ?? "")")
    }
    func abandon() { note("abandon") }
  }

  private static func notes() -> [String] {
    Notes.all.withLock { all in
      defer { all = [] }
      return all
    }
  }

  private static func service(bodyMax: Int = 10_000, textMax: Int = 100) -> Service {
    var limits = Limits()
    (limits.multipartTextBytes, limits.formFields) = (textMax, 3)
    let upload = Route.upload("upload", "/u", bodyMax: bodyMax) { _ in Notes() }
    let form = Route.form("form", "/f") { _, form in .text("\(form.names) \(form.text("t") ?? "")") }
    return Service(Router([upload, form]), hosts: HostList(["a.example"]), limits: limits)
  }

  private static let type = "multipart/form-data; boundary=XX"
  private static func part(_ name: String, _ value: String, file: String? = nil) -> String {
    let fileName = file.map { "; filename=\"\($0)\"" } ?? ""
    return "--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n\(value)\r\n"
  }

  @Test func `files go to the sink, texts into the form`() async {
    // One after the other: the notes are one list.
    let service = Self.service()
    let body = Self.part("t", "é") + Self.part("f", "bytes", file: "a.txt") + Self.part("u", "2") + "--XX--\r\n"
    let reply = answer(service, post("/u", body, type: Self.type))
    #expect(reply.status == 200 && reply.text.hasSuffix("[\"t\", \"u\"] é 2"))
    #expect(Self.notes() == ["begin f a.txt", "write bytes", "end", "finish"])

    // What ends too early, or holds too much, is refused, and the sink forgets what it has.
    #expect(answer(service, post("/u", Self.part("f", "x", file: "a"), type: Self.type)).status == 400)
    #expect(Self.notes() == ["begin f a", "write x", "abandon"])
    #expect(answer(Self.service(bodyMax: 10), post("/u", body, type: Self.type)).status == 413)
    #expect(answer(Self.service(textMax: 1), post("/u", body, type: Self.type)).status == 413)
    _ = Self.notes()
    let many = (0..<4).map { Self.part("n\($0)", "") }.joined() + "--XX--"
    #expect(answer(service, post("/u", many, type: Self.type)).status == 413)
    #expect(answer(service, post("/u", Self.part("t", "\u{0}") + "--XX--", type: Self.type)).status == 400)
    #expect(answer(service, post("/u", "a=b")).status == 415)
    for type in [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=a; b=c",
      "multipart/form-data; boundary=\(String(repeating: "a", count: 71))", "multipart/form-data; boundary=\"a b \"",
    ] {
      #expect(answer(service, post("/u", body, type: type)).status == 400, "\(type)")
    }

    // A form may be sent as multipart; a file in it is refused unless it is empty.
    let empty = Self.part("t", "1") + Self.part("f", "", file: "") + "--XX--"
    #expect(answer(service, post("/f", empty, type: Self.type)).text.hasSuffix("[\"t\"] 1"))
    let full = Self.part("f", "x", file: "") + "--XX--"
    #expect(answer(service, post("/f", full, type: Self.type)).status == 400)
  }
}
