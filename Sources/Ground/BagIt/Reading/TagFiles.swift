internal import OpenSSL

/// The files at the top of a bag that say what it is, by their names.
struct TagFiles {
  private(set) var manifests: [BagPath: DigestAlgorithm] = [:]
  private(set) var tagManifests: [BagPath: DigestAlgorithm] = [:]
  private(set) var unknown: [BagPath] = []
  /// All that must be read to judge the bag.
  private(set) var all: Set<BagPath> = []

  init(_ paths: some Collection<BagPath>) {
    for path in paths where path.isAtTop {
      if ["bagit.txt", "bag-info.txt", "package-info.txt", "fetch.txt"].contains(path.text) { all.insert(path) }
      guard let (name, isTagManifest) = BagManifest.algorithm(of: path.text) else { continue }
      guard let algorithm = DigestAlgorithm(rawValue: name.lowercased().filter { $0 != "-" }) else {
        unknown.append(path)
        continue
      }
      all.insert(path)
      if isTagManifest { tagManifests[path] = algorithm } else { manifests[path] = algorithm }
    }
  }

  var payloadAlgorithms: Set<DigestAlgorithm> { Set(manifests.values) }
  var tagAlgorithms: Set<DigestAlgorithm> { Set(tagManifests.values) }
}
