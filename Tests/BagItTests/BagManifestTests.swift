import OpenSSL
import Testing

@testable import BagIt

@Suite struct BagManifestTests {
  private let digest = String(repeating: "ab", count: 16)

  private func read(
    _ text: String, version: BagVersion = .current, tags: Bool = false
  ) -> (manifest: BagManifest, problems: [BagProblem]) {
    var problems: [BagProblem] = []
    let manifest = BagManifest(
      text, file: "m", algorithm: .md5, isTagManifest: tags, version: version, into: &problems)
    return (manifest, problems)
  }

  @Test(arguments: ["\n", "\r\n", "\r", ""])
  func `lines end in any of three ways, or with the file`(end: String) {
    let (manifest, problems) = read("\(digest)  data/a b\(end)")
    #expect(problems.isEmpty && manifest.entries.keys.map(\.text) == ["data/a b"])
  }

  @Test func `capital digits, tabs and one space do`() {
    let (manifest, problems) = read("\(digest.uppercased()) data/a\n\(digest)\t \tdata/b\n")
    #expect(problems.isEmpty && manifest.entries.count == 2)
  }

  @Test(arguments: [
    "\n", "data/a\n", "abcd  data/a\n", "zz\(String(repeating: "ab", count: 15))  data/a\n",
    "\(String(repeating: "ab", count: 16))\n", "\(String(repeating: "ab", count: 16))   \n",
    "\(String(repeating: "ab", count: 15))٣٤  data/a\n",
  ])
  func `a line that is no digest and path is named`(line: String) {
    let (manifest, problems) = read("\(digest)  data/first\n\(line)")
    #expect(problems.map(\.kind) == [.manifest] && problems[0].place == "m:2")
    #expect(manifest.entries.count == 1)
  }

  @Test func `payload and tag files are kept apart`() {
    #expect(read("\(digest)  bagit.txt\n").problems.map(\.kind) == [.unsafePath])
    #expect(read("\(digest)  data/a\n", tags: true).problems.map(\.kind) == [.unsafePath])
    #expect(read("\(digest)  bagit.txt\n", tags: true).problems.isEmpty)
  }

  @Test(arguments: ["data/a\nb", "data/a\rb", "data/a\r\nb", "data/100%", "data/%0A", "data/%250a", "data/plain"])
  func `line ends and percent signs come back`(path: String) {
    let encoded = BagManifest.encoded(path)
    #expect(!encoded.utf8.contains(0x0A) && !encoded.utf8.contains(0x0D))
    #expect(BagManifest.decoded(encoded, isPercentEncoded: true).utf8.elementsEqual(path.utf8))
  }

  @Test func `nothing else is decoded, and percent signs only since version 1`() {
    #expect(BagManifest.decoded("%7Ex%", isPercentEncoded: true) == "%7Ex%")
    #expect(BagManifest.decoded("%25%0d", isPercentEncoded: false) == "%25\r")
    #expect(BagManifest.decoded("%0", isPercentEncoded: true) == "%0")
  }

  @Test func `a path that is encoded in two ways is one path`() {
    let problems = read("\(digest)  data/%0a\n\(digest)  data/%0A\n").problems
    #expect(problems.map(\.kind) == [.duplicatePath] && problems[0].severity == .error)
  }
}
