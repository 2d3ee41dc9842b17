import Evidence
import EvidenceBundle
import Foundation
import Glibc
import Testing

/// What happens to a packed folder: by accident, or by somebody who knows no better.
extension Tampering {
  static let packed: [Tampering] = [
    .init(packed: "a bit of an original in the packed bag", .bagManifest, at: "data/originals/0001.bin") {
      let file = $0.appending(path: "data/originals/0001.bin")
      try Data(flip([UInt8](Data(contentsOf: file)))).write(to: file)
    },
    .init(packed: "a bit of a proof in the packed bag", .bagTags, at: BundleLayout.proof(2)) {
      let file = $0.appending(path: BundleLayout.proof(2))
      try Data(flip([UInt8](Data(contentsOf: file)))).write(to: file)
    },
    .init(packed: "a file of software's conclusions changed", .bagManifest, at: "data/generated/summary.txt") {
      try append("x", to: $0, "data/generated/summary.txt")
    },
    .init(packed: "a file dropped from the packed bag", .bagManifest, at: "data/working/0002-01.png") {
      try FileManager.default.removeItem(at: $0.appending(path: "data/working/0002-01.png"))
    },
    .init(packed: "a file added to the packed bag", .bagExtra, at: "data/originals/0009.bin") {
      try Data([1]).write(to: $0.appending(path: "data/originals/0009.bin"))
    },
    .init(packed: "a tag file added to the packed bag", .bagExtra, at: "notes.txt") {
      try Data([1]).write(to: $0.appending(path: "notes.txt"))
    },
    .init(packed: "a line of a manifest twice", .bagManifest, at: "manifest-sha256.txt:10") { url in
      try rewrite(url, "manifest-sha256.txt") { $0 + $0.split(separator: "\n")[0] + "\n" }
    },
    .init(packed: "a path that leads out of the bag", .bagStructure, at: "manifest-sha256.txt:1") { url in
      try rewrite(url, "manifest-sha256.txt") { $0.replacing("data/generated/summary.txt", with: "data/../../x") }
    },
    .init(packed: "a manifest cut short", .bagExtra, at: "data/working/0002-02.png") { url in
      try rewrite(url, "manifest-sha512.txt") { $0.split(separator: "\n").dropLast().map { $0 + "\n" }.joined() }
    },
    .init(packed: "a manifest dropped", .bagStructure, at: "manifest-sha512.txt") {
      try FileManager.default.removeItem(at: $0.appending(path: "manifest-sha512.txt"))
    },
    .init(packed: "the declaration dropped", .bagStructure, at: "bagit.txt") {
      try FileManager.default.removeItem(at: $0.appending(path: "bagit.txt"))
    },
    .init(packed: "the declaration with a byte order mark", .bagStructure, at: "bagit.txt:1") { url in
      try rewrite(url, "bagit.txt") { "\u{FEFF}\($0)" }
    },
    .init(packed: "a declaration of an older version", .bagStructure, at: "bagit.txt:1") { url in
      try rewrite(url, "bagit.txt") { $0.replacing("1.0", with: "0.97") }
    },
    .init(packed: "the bag's information with other line ends", .bagTags, at: "bag-info.txt") { url in
      try rewrite(url, "bag-info.txt") { $0.replacing("\n", with: "\r\n") }
    },
    .init(packed: "a list of files to load", .bagStructure, at: "fetch.txt") {
      try Data("https://example.org/a - data/a\n".utf8).write(to: $0.appending(path: "fetch.txt"))
    },
    .init(packed: "a link in the place of an original", .bagStructure, at: "data/originals/0002.bin") {
      let file = $0.appending(path: "data/originals/0002.bin")
      try FileManager.default.moveItem(at: file, to: $0.appending(path: "../moved"))
      try FileManager.default.createSymbolicLink(atPath: file.path(), withDestinationPath: "../../../moved")
    },
    .init(packed: "an original that is known under another name too", .bagStructure, at: "data/originals/0002.bin") {
      let file = $0.appending(path: "data/originals/0002.bin")
      try FileManager.default.linkItem(at: file, to: $0.appending(path: "../linked"))
    },
    .init(packed: "a pipe among the originals", .bagStructure, at: "data/originals/pipe") {
      #expect(mkfifo($0.appending(path: "data/originals/pipe").path(), 0o600) == 0)
    },
    .init(packed: "a name that differs in case only", .bagStructure, at: "data/originals/0001.bin") {
      try Data([1]).write(to: $0.appending(path: "data/originals/0001.BIN"))
    },
  ]
}
