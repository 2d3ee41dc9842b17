/// A country of the European Economic Area, by its two-letter code (ISO 3166-1).
public enum Country: String, CaseIterable, Comparable, Sendable {
  case at, be, bg, cy, cz, de, dk, ee, es, fi, fr, gr, hr, hu, ie, `is`, it, li, lt, lu, lv, mt, nl, no, pl, pt, ro, se,
    si, sk

  public static let economicArea = Set(allCases)
  public static let union = economicArea.subtracting([.is, .li, .no])

  public var code: String { rawValue.uppercased() }

  public static func < (left: Country, right: Country) -> Bool { left.rawValue < right.rawValue }
}
