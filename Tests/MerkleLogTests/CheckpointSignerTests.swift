import Foundation
import GroundTestKit
import Sodium
import Testing

@testable import MerkleLog

@Suite struct CheckpointSignerTests {
  @Test func `an origin that is no name has no signer`() throws {
    for origin in ["", "a b", "a+b"] {
      let signer = try CheckpointSigner(origin: origin, key: LogFixture.signingKey())
      let isNil = signer == nil
      #expect(isNil)
    }
  }

  /// Another program agrees: openssl, given the 32 bytes of the key in the frame of RFC 8410.
  @Test func `openssl verifies the signature`() throws {
    let signer = try LogFixture.signer()
    let note = signer.sign(Checkpoint(origin: signer.origin, size: 7, root: MerkleTree.emptyRoot))
    let folder = TemporaryFolder()
    let frame: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    try Data(frame + signer.noteKey.key.bytes).write(to: folder.url.appending(path: "key.der"))
    try Data(note.signatures[0].bytes).write(to: folder.url.appending(path: "signature"))
    for (text, status) in [(note.text, Int32(0)), (note.text + "8", 1)] {
      try folder.write(text, to: "text")
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [
        "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", folder.path("key.der"),
        "-sigfile", folder.path("signature"), "-in", folder.path("text"),
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == status)
    }
  }
}
