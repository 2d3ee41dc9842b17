internal import SourceText

/// A product model before anybody has looked at it.
struct ModelDraft {
  /// Nobody confirms more.
  static let featuresMax = 500

  struct Feature {
    let id: String
    let title: String
    var guesses: Guesses = [:]
    /// What helps to see what the feature is, and is no field of a model.
    var note: String?
  }

  /// What it was made from: `openapi.yaml (OpenAPI 3.1.0)`.
  let origin: String
  let id: String
  let name: String
  let version: String?
  private(set) var features: [Feature] = []
  /// How many features found no place.
  var omittedCount: Int { omitted.count }

  private var places: [String: Int] = [:]
  private var ids: Set<String> = []
  private var omitted: Set<String> = []

  init(origin: String, name: String?, id: String? = nil, version: String? = nil) {
    let name = name.map { ModelText.oneLine($0) } ?? ""
    self.origin = origin
    self.name = name.isEmpty ? "Imported product" : name
    self.id = ModelText.id(id ?? name, otherwise: "imported-product")
    self.version = version.map { ModelText.oneLine($0, scalarsMax: 40) }
  }

  /// Without the folder, which is another on every machine.
  static func origin(_ file: SourceFile, _ version: String) -> String {
    "\(ModelText.oneLine(file.name.split(separator: "/").last.map(String.init) ?? file.name)) (\(version))"
  }

  /// The place of the feature that is made from the thing with this key; nil where the draft is full.
  mutating func place(of key: String, title: String) -> Int? {
    if let place = places[key] { return place }
    guard features.count < Self.featuresMax else {
      omitted.insert(key)
      return nil
    }
    let line = ModelText.oneLine(title)
    let id = freeID(ModelText.id(title, otherwise: "feature"))
    places[key] = features.count
    features.append(Feature(id: id, title: line.isEmpty ? "Feature" : line))
    return features.count - 1
  }

  func place(of key: String) -> Int? { places[key] }

  /// Adds guesses to a feature. The first evidence for a capability stays.
  mutating func add(_ guesses: Guesses, to place: Int) {
    features[place].guesses.merge(guesses) { first, _ in first }
  }

  mutating func note(_ text: String, at place: Int) { features[place].note = text }

  /// A model needs a feature, and a person needs a place to start.
  mutating func addStartIfEmpty() {
    if features.isEmpty { _ = place(of: "", title: "Start here") }
  }

  private mutating func freeID(_ wanted: String) -> String {
    var id = wanted
    var number = 1
    while !ids.insert(id).inserted {
      number += 1
      let suffix = "-\(number)"
      id = wanted.prefix(ModelText.idLengthMax - suffix.count) + suffix
    }
    return id
  }
}
