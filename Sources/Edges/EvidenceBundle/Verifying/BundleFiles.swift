internal import BagIt

/// The files of a bag by their names.
struct BundleFiles {
  private let bag: Bag

  init(_ bag: Bag) { self.bag = bag }

  subscript(path: String) -> Bag.File? { (try? BagPath(path)).flatMap { bag.files[$0] } }

  func bytes(_ path: String) -> [UInt8]? { self[path]?.bytes }

  /// In order.
  var paths: [String] { bag.files.keys.sorted().map(\.text) }

  /// Files that a desktop left behind after packing: they belong to nothing.
  var unlistedLeftBehind: Set<String> {
    let listed = Set(bag.listed.map(\.text))
    return Set(bag.problems.filter { $0.kind == .systemFile && !listed.contains($0.file) }.map(\.file))
  }

  /// The indices for which a leaf or a proof is there.
  var leafIndices: Set<Int> { numbers(in: "proofs/leaves/", endings: [".leaf", ".tlog-proof"]) }

  /// The numbers of time stamps.
  var stampNumbers: Set<Int> { numbers(in: "proofs/time/", endings: [".tsq", ".tsr"]) }

  private func numbers(in folder: String, endings: [String]) -> Set<Int> {
    Set(
      paths.compactMap { path in
        guard path.hasPrefix(folder), let ending = endings.first(where: { path.hasSuffix($0) }) else { return nil }
        return Int(path.dropFirst(folder.count).dropLast(ending.count)).flatMap { $0 < 0 ? nil : $0 }
      })
  }
}
