/// Functions of one number that cannot fail.
enum DoubleFunction: UInt64, CaseIterable {
  case ceil, floor, round, trunc, abs, sign, sqrt

  /// The full name of the function in the language.
  var function: String { "math.\(self)" }

  func of(_ x: Double) -> Double {
    switch self {
    case .ceil: x.rounded(.up)
    case .floor: x.rounded(.down)
    case .round: x.rounded(.toNearestOrAwayFromZero)
    case .trunc: x.rounded(.towardZero)
    case .abs: x.magnitude
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .sqrt: x.squareRoot()
    }
  }
}

/// Tests of one double.
enum DoubleTest: UInt64, CaseIterable {
  case isNaN, isInf, isFinite

  var function: String { "math.\(self)" }

  func of(_ x: Double) -> Bool {
    switch self {
    case .isNaN: x.isNaN
    case .isInf: x.isInfinite
    case .isFinite: x.isFinite
    }
  }
}
