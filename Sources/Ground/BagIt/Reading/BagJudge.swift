internal import OpenSSL

/// Holds what was found in a bag against what its tag files say.
struct BagJudge {
  let tags: TagFiles
  let texts: [BagPath: [UInt8]]
  /// Every file that is there, those too that could not be read.
  let listed: Set<BagPath>

  func judge(_ bag: inout Bag) {
    guard let declared = texts.first(where: { $0.key.text == BagDeclaration.file }) else {
      bag.problems.append(.init(.structure, BagDeclaration.file, "the file is not there"))
      return
    }
    let declaration = BagDeclaration(declared.value, into: &bag.problems)
    bag.version = declaration.version
    if let text = text(of: declaration.version.infoFile, declaration, into: &bag.problems) {
      bag.info = BagInfo(text, file: declaration.version.infoFile, version: bag.version, into: &bag.problems)
    }
    let manifests = self.manifests(tags.manifests, declaration, into: &bag.problems)
    let tagManifests = self.manifests(tags.tagManifests, declaration, into: &bag.problems, areTagManifests: true)
    checkAlgorithms(&bag)
    for manifest in manifests + tagManifests { compare(manifest, &bag) }
    findExtras(&bag, manifests, tagManifests)
    bag.listed = Set((manifests + tagManifests).flatMap(\.entries.keys))
    findClashes(listed.union(bag.listed), into: &bag.problems)
    checkFetch(declaration, into: &bag.problems)
    checkLength(&bag)
  }

  private func text(
    of name: String, _ declaration: BagDeclaration, into problems: inout [BagProblem]
  ) -> String? {
    guard let bytes = texts.first(where: { $0.key.text == name })?.value else { return nil }
    guard var text = declaration.encoding.text(bytes) else {
      problems.append(.init(.encoding, name, "it is not \(declaration.encoding.rawValue)"))
      return nil
    }
    if text.unicodeScalars.first == "\u{FEFF}" {
      if declaration.encoding == .utf8 {
        problems.append(.init(.byteOrderMark, .warning, name, line: 1, "it begins with a byte order mark"))
      }
      text.unicodeScalars.removeFirst()
    }
    return text
  }

  private func manifests(
    _ names: [BagPath: DigestAlgorithm], _ declaration: BagDeclaration, into problems: inout [BagProblem],
    areTagManifests: Bool = false
  ) -> [BagManifest] {
    names.sorted { $0.key < $1.key }.compactMap { path, algorithm in
      text(of: path.text, declaration, into: &problems).map {
        BagManifest(
          $0, file: path.text, algorithm: algorithm, isTagManifest: areTagManifests, version: declaration.version,
          into: &problems)
      }
    }
  }

  private func checkAlgorithms(_ bag: inout Bag) {
    for path in tags.unknown {
      bag.problems.append(
        .init(.unknownDigest, .warning, path.text, "its digest is not known here, so it was not looked at"))
    }
    guard !tags.manifests.isEmpty else {
      bag.problems.append(
        .init(.structure, "manifest-sha256.txt", "there is no manifest of the payload that is known here"))
      return
    }
    guard tags.payloadAlgorithms.allSatisfy(\.isWeak) else { return }
    for path in tags.manifests.keys {
      bag.problems.append(
        .init(.weakDigest, .warning, path.text, "its digests can be forged, and there is no manifest by a better one"))
    }
  }

  private func compare(_ manifest: BagManifest, _ bag: inout Bag) {
    for (path, entry) in manifest.entries {
      guard let file = bag.files[path] else {
        // What is there and cannot be read is said already.
        if !listed.contains(path) {
          bag.problems.append(
            .init(.missing, path.text, "the file is not there; \(manifest.file):\(entry.line) lists it"))
        }
        continue
      }
      guard file.digests[manifest.algorithm] != entry.digest else { continue }
      bag.problems.append(
        .init(.changed, path.text, "it is not the file that \(manifest.file):\(entry.line) describes"))
    }
  }

  private func findExtras(_ bag: inout Bag, _ manifests: [BagManifest], _ tagManifests: [BagManifest]) {
    for path in listed {
      let lists = path.isPayload ? manifests : tagManifests
      let without = lists.filter { $0.entries[path] == nil }
      let isSystem = SystemFile.isOne(path.text)
      if isSystem {
        bag.problems.append(
          .init(
            .systemFile, without.isEmpty || !path.isPayload ? .warning : .error, path.text,
            "a file that a desktop leaves behind"))
      }
      guard !without.isEmpty, !isSystem, !tags.tagManifests.keys.contains(path) else { continue }
      // Before 1.0 each file had to be in one manifest of several. Tag files need not be in any.
      let isEnough = bag.version < .current && without.count < lists.count
      let severity: BagProblem.Severity = path.isPayload && !isEnough ? .error : .warning
      let names = without.map(\.file).sorted().joined(separator: ", ")
      bag.problems.append(.init(.extra, severity, path.text, "the file is not listed in \(names)"))
    }
  }

  /// What is two files here and one file on other systems.
  private func findClashes(_ paths: Set<BagPath>, into problems: inout [BagProblem]) {
    var seen: [String: BagPath] = [:]
    for path in paths.sorted() {
      guard let first = seen.updateValue(path, forKey: path.folded) else { continue }
      // Texts are equal whatever their normal form; paths are not.
      let isSameText = first.text == path.text
      problems.append(
        .init(
          isSameText ? .normalFormClash : .caseClash, .warning, path.text,
          isSameText
            ? "the name of another file is written the same, in other characters"
            : "its name differs from “\(first)” in case only"))
    }
  }

  /// Nothing is ever fetched: what is listed must be here.
  private func checkFetch(_ declaration: BagDeclaration, into problems: inout [BagProblem]) {
    let name = "fetch.txt"
    guard let text = text(of: name, declaration, into: &problems) else { return }
    problems.append(.init(.fetch, .warning, name, "it asks to load files from elsewhere, which is never done"))
    for (index, line) in TagLines.split(text).enumerated() {
      let parts = line.split(maxSplits: 2, whereSeparator: { $0 == " " || $0 == "\t" })
      guard parts.count == 3 else {
        problems.append(.init(.fetch, name, line: index + 1, "this is not an address, a length and a path"))
        continue
      }
      let path = BagManifest.decoded(String(parts[2]), isPercentEncoded: declaration.version >= .current)
      if (try? BagPath(path))?.isPayload != true {
        problems.append(.init(.unsafePath, name, line: index + 1, "“\(path)” is not inside data/"))
      }
    }
  }

  /// What is not listed is named already, and does not count.
  private func checkLength(_ bag: inout Bag) {
    guard let said = bag.info.length() else { return }
    let payload = bag.files.filter { $0.key.isPayload && bag.listed.contains($0.key) }
    let found = payload.values.reduce(0) { $0 + $1.byteCount }
    guard said.bytes != found || said.files != payload.count else { return }
    bag.problems.append(
      .init(
        .length, bag.version.infoFile,
        "Payload-Oxum says \(said.bytes) bytes in \(said.files) files; there are \(found) in \(payload.count)"))
  }
}
