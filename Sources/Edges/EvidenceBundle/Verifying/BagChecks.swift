internal import BagIt

/// Whether the folder is a bag as it was packed. Whoever changes a file can pack again: this finds accidents, not forgers.
enum BagChecks {
  static func add(_ bag: Bag, to list: inout CheckList) {
    if bag.version != .current {
      list.fails(
        .bagStructure, nil, "the bag is of version \(bag.version), a bundle is of version 1.0", at: "bagit.txt:1")
    }
    for name in ["manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"] {
      guard let path = try? BagPath(name), bag.files[path] == nil else { continue }
      list.fails(.bagStructure, nil, "the file is not there", at: name)
    }
    for problem in bag.problems where problem.kind != .systemFile {
      list.fails(id(of: problem), nil, problem.message, at: problem.place)
    }
    let leftBehind = Set(bag.problems.filter { $0.kind == .systemFile }.map(\.file)).sorted()
    for file in leftBehind {
      list.fails(.bagExtra, nil, BundleVerdict.leftBehind, at: file)
    }
    list.close(.bagStructure, .bagManifest, .bagTags, .bagExtra)
  }

  private static func id(of problem: BagProblem) -> BundleCheck.ID {
    switch problem.kind {
    case .missing, .changed: problem.file.hasPrefix("data/") ? .bagManifest : .bagTags
    case .manifest, .duplicatePath: problem.file.hasPrefix("tagmanifest-") ? .bagTags : .bagManifest
    case .length: .bagManifest
    case .tag: .bagTags
    case .extra: .bagExtra
    default: .bagStructure
    }
  }
}
