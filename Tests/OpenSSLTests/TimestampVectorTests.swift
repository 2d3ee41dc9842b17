import Foundation
import GroundTestKit
import OpenSSL
import Testing

/// Answers of real and of made-up authorities, by trailofbits/rfc3161-client, sigstore/timestamp-authority and
/// digitorus/timestamp: every one with what is expected of it.
@Suite struct TimestampVectorTests {
  private static let isHere = SharedData.has("rfc3161/test_tsa/response.tsr")

  enum Expected: Sendable {
    case holds(foreign: Int)
    case fails(because: String)
    case other(TimestampError)
  }

  struct Vector: CustomTestStringConvertible, Sendable {
    let answer: String
    let algorithm: DigestAlgorithm
    /// What was stamped: a text, or a file beside the answer.
    let content: String
    /// Hexadecimal; empty where the answer has none.
    let nonce: String
    let chain: String
    let expected: Expected
    var asksForCertificate = true

    var testDescription: String { answer }
  }

  private static let hello = "hello"

  static let vectors: [Vector] = [
    .init(
      answer: "test_tsa/response.tsr", algorithm: .sha512, content: hello, nonce: "36A44F9F4A391FD3",
      chain: "test_tsa/ts_chain.pem", expected: .holds(foreign: 0)),
    .init(
      answer: "test_tsa/response-injected-certs.tsr", algorithm: .sha512, content: hello, nonce: "36A44F9F4A391FD3",
      chain: "test_tsa/ts_chain.pem", expected: .holds(foreign: 2)),
    .init(
      answer: "sigstore/pkg/verification/testdata/response-injected-certs.tsr", algorithm: .sha512, content: hello,
      nonce: "36A44F9F4A391FD3", chain: "test_tsa/ts_chain.pem", expected: .holds(foreign: 2)),
    .init(
      answer: "test_tsa/other_response.tsr", algorithm: .sha512, content: hello, nonce: "00DE10A2FD76C22477",
      chain: "test_tsa/ts_chain.pem", expected: .fails(because: "cert")),
    .init(
      answer: "sigstage/response-sha256.tsr", algorithm: .sha256, content: hello,
      nonce: "051708B19A1D2E209C2236FFC3238BF24DCECC40", chain: "sigstage/ts_chain.pem", expected: .holds(foreign: 0)),
    .init(
      answer: "sigstage/response-sha384.tsr", algorithm: .sha384, content: hello,
      nonce: "3EC6F8C72259C6B29991B6F0621402BAF94A2518", chain: "sigstage/ts_chain.pem", expected: .holds(foreign: 0)),
    .init(
      answer: "sigstage/response-sha512.tsr", algorithm: .sha512, content: hello,
      nonce: "06D2A9B668AC5B1E887833C6C1E8F1B975AE3D6C", chain: "sigstage/ts_chain.pem", expected: .holds(foreign: 0)),
    .init(
      answer: "sigstage/response-invalid-signature.tsr", algorithm: .sha256, content: hello,
      nonce: "051708B19A1D2E209C2236FFC3238BF24DCECC40", chain: "sigstage/ts_chain.pem",
      expected: .fails(because: "signature")),
    // The question asks for the certificate, and the answer has none.
    .init(
      answer: "sigstage/response-no-embedded-cert.tsr", algorithm: .sha256, content: hello,
      nonce: "68DC69047CB54BA34DDE832B25E8425EC9E8D949", chain: "sigstage/ts_chain.pem",
      expected: .holds(foreign: 0), asksForCertificate: false),
    .init(
      answer: "identrust/issue-104.tsr", algorithm: .sha512, content: hello, nonce: "75C3B3214AC39FBB",
      chain: "identrust/ts_chain.pem", expected: .holds(foreign: 0)),
    // Signer and root ran out on 1 January 2024; stamped in February 2023, it holds.
    .init(
      answer: "sigstore.mock/response-expired.tsr", algorithm: .sha256, content: "sigstore.mock/payload",
      nonce: "499602D2", chain: "sigstore.mock/ts_chain.pem", expected: .holds(foreign: 0)),
  ]

  private func request(_ vector: Vector) throws -> [UInt8] {
    let content =
      vector.content.contains("/") ? try SharedData.bytes("rfc3161/\(vector.content)") : Array(vector.content.utf8)
    let digest = DigestStream.digest(of: content, vector.algorithm)
    func part(_ tag: UInt8, _ bytes: [UInt8]) -> [UInt8] { [tag, UInt8(bytes.count)] + bytes }
    let last: UInt8 = [.sha256: 1, .sha384: 2, .sha512: 3][vector.algorithm] ?? 0
    let algorithm = part(0x30, part(0x06, [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, last]) + [0x05, 0])
    let nonce = stride(from: 0, to: vector.nonce.count, by: 2).map { place in
      UInt8(vector.nonce.dropFirst(place).prefix(2), radix: 16) ?? 0
    }
    let body =
      part(0x02, [1]) + part(0x30, algorithm + part(0x04, digest)) + (nonce.isEmpty ? [] : part(0x02, nonce))
      + (vector.asksForCertificate ? [0x01, 0x01, 0xFF] : [])
    return body.count < 128 ? part(0x30, body) : [0x30, 0x81, UInt8(body.count)] + body
  }

  /// One of the files is in DER.
  private static func pem(_ path: String) throws -> [UInt8] {
    let bytes = try SharedData.bytes(path)
    guard bytes.first == 0x30 else { return bytes }
    let text = Data(bytes).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    return Array("-----BEGIN CERTIFICATE-----\n\(text)\n-----END CERTIFICATE-----\n".utf8)
  }

  @Test(.enabled(if: isHere, "the shared test data is not here"), arguments: vectors)
  func `an answer is judged as expected`(_ vector: Vector) throws {
    let answer = try SharedData.bytes("rfc3161/\(vector.answer)")
    let chain = try Self.pem("rfc3161/\(vector.chain)")
    let question = try request(vector)
    if vector.algorithm == .sha256 { #expect(Timestamp.sha256(in: question)?.count == 32) }
    do {
      let stamp = try Timestamp.verified(answer: answer, to: question, authority: chain)
      guard case .holds(let foreign) = vector.expected else {
        Issue.record("it holds")
        return
      }
      #expect(stamp.foreignCertificates == foreign)
    } catch {
      switch vector.expected {
      case .holds: Issue.record("\(error)")
      case .fails(let reason): #expect(error.message.contains(reason), "\(error.message)")
      case .other(let expected): #expect(error == expected)
      }
    }
  }

  /// Adobe's authority of 2017: its roots are not in the data, so no answer is trusted; the refusal is said to be one.
  @Test(
    .enabled(if: isHere, "the shared test data is not here"),
    arguments: [("respNonce", "reqNonce"), ("respNoNonce", "reqNoNonce"), ("respNoCert", "reqNoCert")])
  func `an answer whose authority nobody named does not hold`(answer: String, request: String) throws {
    let (given, asked) = try (
      SharedData.bytes("rfc3161/digitorus/\(answer).der"), SharedData.bytes("rfc3161/digitorus/\(request).der")
    )
    #expect(Timestamp.sha256(in: asked)?.prefix(2) == [0xF4, 0x87])
    #expect(throws: TimestampError.noAuthority) { try Timestamp.verified(answer: given, to: asked, authority: []) }
    let other = try SharedData.bytes("rfc3161/test_tsa/ts_chain.pem")
    #expect(throws: TimestampError.self) { try Timestamp.verified(answer: given, to: asked, authority: other) }
  }

  @Test(.enabled(if: isHere, "the shared test data is not here"))
  func `a refusal is a refusal, and a token alone is no answer`() throws {
    let (asked, chain) = try (
      SharedData.bytes("rfc3161/digitorus/reqNonce.der"), SharedData.bytes("rfc3161/test_tsa/ts_chain.pem")
    )
    for (name, expected) in [("respRejection", TimestampError.notGranted), ("timeStampToken", .malformed)] {
      let answer = try SharedData.bytes("rfc3161/digitorus/\(name).der")
      #expect(throws: expected) { try Timestamp.verified(answer: answer, to: asked, authority: chain) }
    }
  }

  @Test(.enabled(if: isHere, "the shared test data is not here"))
  func `a question about another digest, or none, has no SHA-256`() throws {
    #expect(Timestamp.sha256(in: try SharedData.bytes("rfc3161/test_tsa/request.der")) == nil)
    #expect(Timestamp.sha256(in: []) == nil && Timestamp.sha256(in: [0x30, 0x03, 0x02, 0x01, 0x01]) == nil)
    let digest = [UInt8](repeating: 9, count: 32)
    let question = Timestamp.request(sha256: digest, nonce: [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(Timestamp.sha256(in: question) == digest)
    for place in question.indices { _ = Timestamp.sha256(in: Array(question[..<place])) }
  }
}
