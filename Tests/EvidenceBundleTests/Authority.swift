import Foundation
import GroundTestKit
import Synchronization
import Testing

/// A time stamping authority of our own, by OpenSSL's command line.
final class Authority: Sendable {
  static let shared = Authority()
  /// Its certificate had run out before it ever stamped.
  static let expired = Authority(ends: "20200101000000Z")

  let chain: [UInt8]
  private let folder = TemporaryFolder()
  /// Its serial numbers are in a file.
  private let turn = Mutex(())

  init(ends: String = "20490101000000Z") {
    do {
      try folder.write(Self.settings(folder.path), to: "settings")
      for name in ["newcerts"] {
        try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
      }
      try folder.write("", to: "index.txt")
      try folder.write("01\n", to: "serial")
      try folder.write("01\n", to: "tsserial")
      let make = ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "settings"]
      try Self.run(
        in: folder,
        make + [
          "-x509", "-days", "9000", "-subj", "/CN=Test root", "-keyout", "root.key", "-out", "root.pem", "-extensions",
          "root",
        ])
      try Self.run(
        in: folder,
        make + [
          "-x509", "-days", "9000", "-subj", "/CN=Somebody else", "-keyout", "other.key", "-out", "other.pem",
          "-extensions", "root",
        ])
      try Self.run(in: folder, make + ["-subj", "/CN=Test stamps", "-keyout", "tsa.key", "-out", "tsa.csr"])
      try Self.run(
        in: folder,
        [
          "ca", "-batch", "-notext", "-config", "settings", "-startdate", "20190101000000Z", "-enddate", ends, "-in",
          "tsa.csr",
          "-out", "tsa.pem", "-extensions", "stamps",
        ])
      chain = try Array((folder.text(of: "tsa.pem") + folder.text(of: "root.pem")).utf8)
    } catch {
      preconditionFailure("no authority: \(error)")
    }
  }

  /// `extra` puts a certificate into the answer that has nothing to do with it.
  func answer(_ request: [UInt8], extra: Bool = false) throws -> [UInt8] {
    let name = UUID().uuidString
    try Data(request).write(to: folder.url.appending(path: name))
    let words = [
      "ts", "-reply", "-config", "settings", "-queryfile", name, "-signer", "tsa.pem", "-inkey", "tsa.key", "-out",
      "\(name).tsr",
    ]
    try turn.withLock { _ in try Self.run(in: folder, words + (extra ? ["-chain", "other.pem"] : [])) }
    return try [UInt8](Data(contentsOf: folder.url.appending(path: "\(name).tsr")))
  }

  private static func run(in folder: TemporaryFolder, _ words: [String]) throws {
    let result = try ProcessRun(URL(filePath: "/usr/bin/openssl"), words, in: folder.url)
    guard result.code == 0 else { throw Problem(text: result.err) }
  }

  struct Problem: Error { let text: String }

  private static func settings(_ folder: String) -> String {
    """
    [req]
    distinguished_name = name
    prompt = no
    [name]
    CN = unused
    [root]
    basicConstraints = critical,CA:true
    keyUsage = critical,keyCertSign
    [stamps]
    basicConstraints = CA:false
    keyUsage = critical,digitalSignature
    extendedKeyUsage = critical,timeStamping
    [ca]
    default_ca = root_ca
    [root_ca]
    dir = .
    database = index.txt
    new_certs_dir = newcerts
    serial = serial
    certificate = root.pem
    private_key = root.key
    default_md = sha256
    policy = any
    unique_subject = no
    [any]
    commonName = supplied
    [tsa]
    default_tsa = test_tsa
    [test_tsa]
    dir = .
    serial = tsserial
    crypto_device = builtin
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256, sha384, sha512
    accuracy = secs:1
    ordering = no
    tsa_name = no
    ess_cert_id_chain = no
    ess_cert_id_alg = sha256
    """
  }
}
