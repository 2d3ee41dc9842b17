import Foundation
import GroundTestKit
import OpenSSL
import Testing

@Suite struct TimestampTests {
  private static let isHere = SharedData.has("rfc3161/test_tsa/response.tsr")

  private func bytes(_ name: String) throws -> [UInt8] { try SharedData.bytes("rfc3161/\(name)") }

  private func verify(_ answer: String, to request: String, by chain: String) throws -> Timestamp {
    try Timestamp.verified(answer: bytes(answer), to: bytes(request), authority: bytes(chain))
  }

  private let chain = "test_tsa/ts_chain.pem"

  @Test(.enabled(if: isHere, "the shared test data is not here"))
  func `an answer to its question holds, though its certificates have run out meanwhile`() throws {
    let stamp = try verify("test_tsa/response.tsr", to: "test_tsa/request.der", by: chain)
    #expect(stamp.seconds > 1_700_000_000 && stamp.foreignCertificates == 0)
  }

  @Test(.enabled(if: isHere, "the shared test data is not here"))
  func `an answer to another question does not`() throws {
    #expect(throws: TimestampError.self) {
      try verify("test_tsa/response.tsr", to: "test_tsa/other_request.der", by: chain)
    }
    #expect(throws: TimestampError.self) {
      try verify("test_tsa/other_response.tsr", to: "test_tsa/request.der", by: chain)
    }
    // Its own question, and an authority that is not in the chain.
    #expect(throws: TimestampError.notVerified(reason: "certificate verify error")) {
      try verify("test_tsa/other_response.tsr", to: "test_tsa/other_request.der", by: chain)
    }
    #expect(throws: TimestampError.self) {
      try verify("sigstage/response-sha256.tsr", to: "sigstage/request.der", by: "sigstage/ts_chain.pem")
    }
  }

  /// OpenSSL takes it: the signature is right. Whoever reads the certificates in it would believe somebody else.
  @Test(.enabled(if: isHere, "the shared test data is not here"))
  func `certificates that were put into an answer are named`() throws {
    let stamp = try verify("test_tsa/response-injected-certs.tsr", to: "test_tsa/request.der", by: chain)
    #expect(stamp.foreignCertificates > 0)
  }

  @Test(.enabled(if: isHere, "the shared test data is not here"))
  func `another authority, no authority, a wrong signature and no certificate do not hold`() throws {
    #expect(throws: TimestampError.self) {
      try verify("test_tsa/response.tsr", to: "test_tsa/request.der", by: "sigstage/ts_chain.pem")
    }
    #expect(throws: TimestampError.noAuthority) {
      try Timestamp.verified(answer: bytes("test_tsa/response.tsr"), to: bytes("test_tsa/request.der"), authority: [])
    }
    #expect(throws: TimestampError.self) {
      try verify("sigstage/response-invalid-signature.tsr", to: "sigstage/request.der", by: "sigstage/ts_chain.pem")
    }
  }

  @Test(.enabled(if: isHere, "the shared test data is not here"))
  func `every changed byte and every cut is refused, and none breaks the program`() throws {
    let (answer, request) = (try bytes("test_tsa/response.tsr"), try bytes("test_tsa/request.der"))
    let authority = try bytes(chain)
    var accepted: [Int] = []
    for place in stride(from: 0, to: answer.count, by: 3) {
      var other = answer
      other[place] ^= 0x01
      if let stamp = try? Timestamp.verified(answer: other, to: request, authority: authority) {
        if stamp.foreignCertificates == 0 { accepted.append(place) }
      }
      #expect(throws: TimestampError.self) {
        try Timestamp.verified(answer: Array(answer.prefix(place)), to: request, authority: authority)
      }
    }
    // The certificates it carries are not signed over; one that is spoilt counts as foreign. A few bytes of the frame say
    // nothing that is read.
    #expect(accepted.count < 8, "\(accepted)")
    #expect(throws: TimestampError.malformed) {
      try Timestamp.verified(answer: answer + [0], to: request, authority: authority)
    }
    #expect(throws: TimestampError.tooLarge) {
      try Timestamp.verified(answer: [UInt8](repeating: 0, count: 70_000), to: request, authority: authority)
    }
  }

  /// openssl's own time stamping authority answers our question, and we verify its answer.
  @Test func `openssl reads our question`() throws {
    let folder = TemporaryFolder()
    let digest = SHA256.digest(of: "x".utf8)
    let request = Timestamp.request(sha256: digest, nonce: [1, 2, 3, 4, 5, 6, 7, 8])
    try Data(request).write(to: folder.url.appending(path: "q"))
    let words = ["openssl", "ts", "-query", "-in", folder.path("q"), "-text"]
    let run = try ProcessRun(URL(filePath: "/usr/bin/env"), words)
    #expect(run.code == 0)
    #expect(run.out.contains("Hash Algorithm: sha256") && run.out.contains("Nonce: 0x0102030405060708"))
    #expect(run.out.contains("Certificate required: yes"))
  }
}
