import BagIt
import Foundation
import GroundTestKit
import Testing

/// The Library of Congress's suite. What is for Windows only holds here too: paths must lie inside `data/`.
@Suite struct ConformanceTests {
  static let suite = "bagit-conformance"

  /// Bags as the suite has them, `version/group/name`.
  static let bags: [String] = SharedData.names(in: suite).filter { $0.hasPrefix("v") }.flatMap { version in
    SharedData.names(in: "\(suite)/\(version)").flatMap { group in
      SharedData.names(in: "\(suite)/\(version)/\(group)").filter { $0 != "Makefile" }
        .map { "\(version)/\(group)/\($0)" }
    }
  }

  /// Bags in which a file is missing that a system blind to case or normal form would find, or that came without a hidden
  /// file. The file's content follows from its digest.
  static let incomplete: [String: (file: String, text: String)] = [
    "v0.97/warning/duplicate-file-with-different-case": ("data/HELLO.txt", "hello\n"),
    "v0.97/warning/same-filename-listed-twice-with-different-normalization": ("data/Nu\u{301}n\u{303}ez", ""),
    "v0.97/warning/special-system-files": ("data/.DS_Store", ""),
  ]

  private func read(_ name: String) throws -> Bag {
    try BagReader().read(SharedData.url("\(Self.suite)/\(name)").path())
  }

  @Test(.enabled(if: !bags.isEmpty, "the shared test data is not here"))
  func `all sixty bags are here`() {
    #expect(Self.bags.count == 60)
    #expect(Self.bags.filter { $0.contains("/valid/") }.count == 27)
  }

  @Test(.enabled(if: !bags.isEmpty, "the shared test data is not here"), arguments: bags)
  func `a bag is judged as the suite says`(name: String) throws {
    if let missing = Self.incomplete[name] {
      let bag = try read(name)
      #expect(
        bag.problems.contains { $0.kind == .missing && $0.file.utf8.elementsEqual(missing.file.utf8) },
        "\(bag.problems)")
      return
    }
    let bag = try read(name)
    switch name.split(separator: "/")[1] {
    case "valid": #expect(bag.isValid, "\(bag.problems)")
    case "warning": #expect(bag.isValid && !bag.problems.isEmpty, "\(bag.problems)")
    default: #expect(!bag.isValid, "\(name)")
    }
  }

  /// `git` and Linux keep what the suite was made on: with the file that is missing, each is valid with a warning.
  @Test(.enabled(if: !bags.isEmpty, "the shared test data is not here"), arguments: incomplete.keys.sorted())
  func `an incomplete bag is valid with its file`(name: String) throws {
    let missing = try #require(Self.incomplete[name])
    let folder = TemporaryFolder()
    let copy = folder.url.appending(path: "bag")
    try FileManager.default.copyItem(at: SharedData.url("\(Self.suite)/\(name)"), to: copy)
    try folder.write(missing.text, to: "bag/\(missing.file)")
    let bag = try BagReader().read(copy.path())
    // The sum of lengths was taken where the two were one file.
    #expect(bag.problems.allSatisfy { $0.severity == .warning || $0.kind == .length }, "\(bag.problems)")
    let expected: Set<BagProblem.Kind> = [.caseClash, .normalFormClash, .systemFile]
    #expect(bag.problems.contains { expected.contains($0.kind) }, "\(bag.problems)")
  }

  /// What is wrong is found for the reason for which the bag was made.
  @Test(
    .enabled(if: !bags.isEmpty, "the shared test data is not here"),
    arguments: [
      ("v0.97/invalid/baginfo-missing-encoding", BagProblem.Kind.declaration, "bagit.txt"),
      ("v0.97/invalid/bom-in-bagit.txt", .byteOrderMark, "bagit.txt:1"),
      ("v0.97/invalid/corrupt-data-file", .changed, "data/bare-filename"),
      ("v0.97/invalid/corrupt-tag-file", .changed, "bag-info.txt"),
      ("v0.97/invalid/extra-file-in-bag", .extra, "data/bar"),
      ("v0.97/invalid/invalid-version-number", .declaration, "bagit.txt:1"),
      ("v0.97/invalid/missing-baginfo", .missing, "bag-info.txt"),
      ("v0.97/invalid/missing-bagit.txt", .structure, "bagit.txt"),
      ("v0.97/invalid/out-of-scope-file-paths-using-dot-notation", .unsafePath, "manifest-md5.txt:3"),
      ("v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch", .unsafePath, "fetch.txt:1"),
      ("v0.97/invalid/same-filename-listed-twice-with-different-hashes", .duplicatePath, "manifest-sha256.txt:2"),
      ("v0.97/linux-only/out-of-scope-file-paths-using-absolute-path", .unsafePath, "manifest-md5.txt:3"),
      ("v0.97/linux-only/out-of-scope-file-paths-using-absolute-path-for-fetch", .unsafePath, "fetch.txt:1"),
      ("v0.97/linux-only/out-of-scope-file-paths-using-shortcut", .unsafePath, "manifest-md5.txt:3"),
      ("v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username-for-fetch", .unsafePath, "fetch.txt:1"),
      ("v0.97/windows-only/out-of-scope-file-paths-using-unc", .unsafePath, "manifest-md5.txt:3"),
      ("v0.97/warning/made-with-md5sum-tools", .form, "manifest-md5.txt:1"),
      ("v0.97/warning/made-with-md5sum-tools", .weakDigest, "manifest-md5.txt"),
      ("v0.97/warning/relative-path", .form, "manifest-sha512.txt:1"),
      ("v0.97/warning/same-filename-listed-twice-with-the-same-hash", .duplicatePath, "manifest-sha256.txt:2"),
      ("v0.97/valid/UTF-16-encoded-tag-files", .encoding, "bagit.txt:2"),
      ("v0.97/valid/holey-bag", .fetch, "fetch.txt"),
      ("v1.0/invalid/bagit-with-invalid-whitespace", .declaration, "bagit.txt:1"),
      ("v1.0/invalid/notAllManifestsListAllFiles", .extra, "data/missingFromManifest.txt"),
      ("v1.0/invalid/same-filename-listed-twice-with-the-same-hash", .duplicatePath, "manifest-sha256.txt:2"),
    ])
  func `a problem is named with its place`(name: String, kind: BagProblem.Kind, place: String) throws {
    let bag = try read(name)
    #expect(bag.problems.contains { $0.kind == kind && $0.place == place }, "\(bag.problems)")
  }
}
