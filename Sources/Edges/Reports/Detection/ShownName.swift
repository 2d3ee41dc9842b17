internal import SourceText

/// What somebody is called in a log, made safe to show: a name may hold anything.
enum ShownName {
  /// Characters that a reader cannot see, or that turn the direction of writing, as `\u{202E}`: two names that differ
  /// must not look the same, and no name may move what stands beside it.
  static func visible(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  static func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// The visible text in at most `width` columns: of a longer one the start and the end.
  static func short(_ text: String, width: Int) -> String {
    // Marks take no column, so that a name may have more characters than columns.
    let scalars = Array(visible(text).unicodeScalars.prefix(64 * width))
    let shown = String(String.UnicodeScalarView(scalars))
    guard columns(shown) > width || scalars.count > 4 * width else { return shown }
    let tail = Self.prefix(scalars.reversed(), width: width / 3).reversed()
    let head = Self.prefix(scalars, width: width - 1 - width / 3)
    return String(String.UnicodeScalarView(head)) + "…" + String(String.UnicodeScalarView(tail))
  }

  private static func prefix(_ scalars: [Unicode.Scalar], width: Int) -> [Unicode.Scalar] {
    var left = width
    return Array(
      scalars.prefix(2 * width).prefix { scalar in
        left -= scalar.columns
        return left >= 0
      })
  }
}

/// Short names of several people, each different from the others.
struct ShownNames {
  private let shown: [[UInt8]: String]

  /// Where two short names are the same, the later ones have a number.
  init(_ names: [String], width: Int) {
    var shown: [[UInt8]: String] = [:]
    var uses: [String: Int] = [:]
    for name in names where shown[Array(name.utf8)] == nil {
      let short = ShownName.short(name, width: width - 4)
      uses[short, default: 0] += 1
      let count = uses[short] ?? 1
      shown[Array(name.utf8)] = count == 1 ? ShownName.short(name, width: width) : "\(short) #\(count)"
    }
    self.shown = shown
  }

  subscript(name: String) -> String { shown[Array(name.utf8)] ?? ShownName.short(name, width: 24) }
}
