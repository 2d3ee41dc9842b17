public import Files
internal import OpenSSL

/// Reads a bag (RFC 8493, versions 0.93 to 1.0) and says everything that is wrong with it. Each file is read once; nothing is
/// fetched, and no link followed.
public struct BagReader: Sendable {
  private let limits: BagLimits

  public init(limits: BagLimits = .init()) { self.limits = limits }

  /// An error only where the folder itself cannot be read. The content of those files is kept that `keeping` wants.
  public func read(_ folder: String, keeping: (BagPath) -> Bool = { _ in false }) throws(FileError) -> Bag {
    guard FileSystem.isFolder(folder) else {
      throw FileSystem.exists(folder) ? .failed(path: folder, reason: "it is not a folder") : .missing(path: folder)
    }
    let tree = try BagTree(folder, filesMax: limits.filesMax)
    var bag = Bag()
    bag.problems = tree.problems
    let tags = TagFiles(tree.files.keys)
    bag.isBag = tree.files.keys.contains { $0.text == BagDeclaration.file } || !tags.manifests.isEmpty
    if !tree.hasPayloadFolder { bag.problems.append(.init(.structure, "data", "the folder is not there")) }
    let texts = readFiles(of: tree, in: folder, tags: tags, keeping: keeping, into: &bag)
    BagJudge(tags: tags, texts: texts, listed: Set(tree.files.keys)).judge(&bag)
    bag.sortProblems()
    return bag
  }

  /// A bag in memory, by the same rules.
  public func read(_ files: [BagPath: [UInt8]]) -> Bag {
    let tags = TagFiles(files.keys)
    var bag = Bag()
    bag.isBag = true
    for (path, bytes) in files {
      let algorithms = (path.isPayload ? tags.payloadAlgorithms : tags.tagAlgorithms).union([.sha256])
      let digests = algorithms.map { ($0, DigestStream.digest(of: bytes, $0)) }
      bag.files[path] = .init(
        byteCount: bytes.count, digests: Dictionary(uniqueKeysWithValues: digests), bytes: bytes)
    }
    let texts = files.filter { tags.all.contains($0.key) }
    BagJudge(tags: tags, texts: texts, listed: Set(files.keys)).judge(&bag)
    bag.sortProblems()
    return bag
  }

  /// Gives the content of the files that say what the bag is.
  private func readFiles(
    of tree: BagTree, in folder: String, tags: TagFiles, keeping: (BagPath) -> Bool, into bag: inout Bag
  ) -> [BagPath: [UInt8]] {
    var texts: [BagPath: [UInt8]] = [:]
    var room = limits.keptBytesMax
    for (path, entry) in tree.files.sorted(by: { $0.key < $1.key }) {
      let isTag = tags.all.contains(path)
      if isTag, entry.byteCount > limits.manifestBytesMax {
        bag.problems.append(.init(.limit, path.text, "it is longer than \(limits.manifestBytesMax >> 20) MiB"))
        continue
      }
      var isKept = keeping(path)
      if isKept, entry.byteCount > room {
        bag.problems.append(.init(.limit, path.text, "the files to look into are too long together"))
        isKept = false
      }
      let algorithms = (path.isPayload ? tags.payloadAlgorithms : tags.tagAlgorithms).union([.sha256])
      do throws(FileError) {
        let file = try Self.read("\(folder)/\(path)", algorithms, keeps: isTag || isKept, limitBytes: entry.byteCount)
        if isTag { texts[path] = file.bytes }
        if isKept { room -= file.byteCount }
        bag.files[path] = isKept ? file : Bag.File(byteCount: file.byteCount, digests: file.digests, bytes: nil)
      } catch {
        bag.problems.append(.init(.unreadable, path.text, "it cannot be read, or grew meanwhile"))
      }
    }
    return texts
  }

  private static func read(
    _ path: String, _ algorithms: Set<DigestAlgorithm>, keeps: Bool, limitBytes: Int
  ) throws(FileError) -> Bag.File {
    let streams = algorithms.map { DigestStream($0) }
    var bytes: [UInt8] = []
    if keeps { bytes.reserveCapacity(limitBytes) }
    let count = try FileSystem.readPieces(path, limitBytes: limitBytes) { piece in
      for stream in streams { stream.add(piece) }
      if keeps { piece.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    }
    let digests = Dictionary(uniqueKeysWithValues: streams.map { ($0.algorithm, $0.digest()) })
    return Bag.File(byteCount: count, digests: digests, bytes: keeps ? bytes : nil)
  }
}
