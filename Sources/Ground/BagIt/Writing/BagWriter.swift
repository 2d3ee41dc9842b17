public import Files
internal import OpenSSL

/// Writes a bag of version 1.0: UTF-8, manifests by SHA-256 and SHA-512 of everything. It is written beside its place and gets
/// its name when all of it is on the disk; until then nobody sees it, and a writer that goes without `finish` leaves nothing. What
/// a killed one left is taken away by the next for the same place. The bag is for its owner alone.
public final class BagWriter {
  private let folder: String
  private let draft: String
  private let faults: FaultPlan
  private var listed: [BagPath: [DigestAlgorithm: [UInt8]]] = [:]
  private var folded: [String: BagPath] = [:]
  private var folders: Set<String> = []
  private var payloadBytes = 0
  private var isFinished = false

  static let algorithms: [DigestAlgorithm] = [.sha256, .sha512]

  /// The folder must not be there yet; the one above it must.
  public init(_ folder: String, faults: FaultPlan = .none) throws(BagError) {
    guard !FileSystem.exists(folder) else { throw .exists(path: folder) }
    self.folder = folder
    self.faults = faults
    draft = DraftFolder.path(beside: folder)
    do throws(FileError) {
      try DraftFolder.removeAbandoned(beside: folder)
      try FileSystem.makeFolder(draft, isPrivate: true)
    } catch {
      throw .file(error)
    }
    try makeFolder("data")
  }

  deinit {
    if !isFinished { try? FileSystem.removeTree(draft) }
  }

  /// A small file: `data/…` is payload, everything else a tag file.
  public func write(_ path: String, _ bytes: [UInt8]) throws(BagError) {
    let file = try open(path)
    try file.append(bytes)
    try file.close()
  }

  /// A file that comes in pieces. It counts when it is closed; one file is open at a time.
  public func open(_ path: String) throws(BagError) -> BagFileWriter {
    let place = try take(path)
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    do throws(FileError) {
      return BagFileWriter(try OutputFile("\(draft)/\(path)", faults: faults)) { [self] digests, byteCount in
        listed[place] = digests
        if place.isPayload { payloadBytes += byteCount }
      }
    } catch {
      throw .file(error)
    }
  }

  /// Writes the tag files, and gives the bag its name. `Payload-Oxum` is added to the information.
  public func finish(info: BagInfo) throws(BagError) {
    let payload = listed.filter { $0.key.isPayload }
    let length = BagInfo.Field("Payload-Oxum", "\(payloadBytes).\(payload.count)")
    try writeTag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    try writeTag("bag-info.txt", (info.fields + [length]).map { "\($0.label): \(Self.line($0.value))\n" }.joined())
    for algorithm in Self.algorithms { try writeTag("manifest-\(algorithm).txt", Self.text(payload, algorithm)) }
    let tags = listed.filter { !$0.key.isPayload }
    for algorithm in Self.algorithms { try writeTag("tagmanifest-\(algorithm).txt", Self.text(tags, algorithm)) }
    do throws(FileError) {
      for name in folders.sorted(by: >) { try FileSystem.syncFolder("\(draft)/\(name)", faults: faults) }
      try FileSystem.syncFolder(draft, faults: faults)
      guard !FileSystem.exists(folder) else { throw .failed(path: folder, reason: "it is there already") }
      try FileSystem.move(draft, to: folder, faults: faults)
      isFinished = true
      try FileSystem.syncFolder(Self.parent(of: folder), faults: faults)
    } catch {
      throw .file(error)
    }
  }

  /// A line break in a value would begin another field.
  private static func line(_ value: String) -> String {
    value.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func text(_ files: [BagPath: [DigestAlgorithm: [UInt8]]], _ algorithm: DigestAlgorithm) -> String {
    files.sorted { $0.key < $1.key }.map { path, digests in
      "\(hex(digests[algorithm] ?? []))  \(BagManifest.encoded(path.text))\n"
    }.joined()
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func writeTag(_ name: String, _ text: String) throws(BagError) {
    let file = try open(name)
    try file.append(Array(text.utf8))
    try file.close()
  }

  private func take(_ text: String) throws(BagError) -> BagPath {
    let path: BagPath
    do throws(BagPath.Fault) { path = try BagPath(text) } catch { throw .path(text: text, fault: error) }
    if let other = folded.updateValue(path, forKey: path.folded) { throw .clash(path: text, other: other.text) }
    return path
  }

  private func makeFolder(_ name: String) throws(BagError) {
    do throws(FileError) { try FileSystem.makeFolder("\(draft)/\(name)") } catch { throw .file(error) }
    var parts = name.split(separator: "/")
    while !parts.isEmpty {
      folders.insert(parts.joined(separator: "/"))
      parts.removeLast()
    }
  }
}

/// One file of a bag while it is written. Without `close` it is in no manifest.
public final class BagFileWriter {
  private let file: OutputFile
  private let streams = BagWriter.algorithms.map { DigestStream($0) }
  private let done: ([DigestAlgorithm: [UInt8]], Int) -> Void

  init(_ file: OutputFile, done: @escaping ([DigestAlgorithm: [UInt8]], Int) -> Void) {
    self.file = file
    self.done = done
  }

  public func append(_ bytes: [UInt8]) throws(BagError) {
    do throws(FileError) { try file.append(bytes) } catch { throw .file(error) }
    for stream in streams { stream.add(bytes) }
  }

  /// Returns when the content is on the disk.
  public func close() throws(BagError) {
    do throws(FileError) { try file.sync() } catch { throw .file(error) }
    done(Dictionary(uniqueKeysWithValues: streams.map { ($0.algorithm, $0.digest()) }), file.byteCount)
  }
}
