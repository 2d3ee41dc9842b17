/// A finite double with all its decimal digits, to be rounded where C's printf would round it.
struct DecimalExpansion {
  private let isNegative: Bool
  /// Without leading zeros; empty for zero.
  private let digits: [UInt8]
  /// How many of the digits stand before the point; may be negative, or more than there are digits.
  private let pointPosition: Int

  init(_ number: Double) {
    isNegative = number.sign == .minus
    guard number != 0 else {
      (digits, pointPosition) = ([], 0)
      return
    }
    // number = significand × 2^exponent with a whole significand. A negative power of two is a power of five with the
    // point moved: 2^-n = 5^n / 10^n.
    let exponent = max(1, Int(number.exponentBitPattern)) - 1075
    let significand = number.significandBitPattern | (number.isNormal ? 1 << 52 : 0)
    var limbs = [significand % Self.base, significand / Self.base % Self.base, significand / Self.base / Self.base]
    for _ in 0..<abs(exponent) { Self.multiply(&limbs, by: exponent < 0 ? 5 : 2) }
    let text = limbs.reversed().map { limb in
      let text = String(limb)
      return String(repeating: "0", count: 9 - text.count) + text
    }.joined()
    digits = text.utf8.drop { $0 == UInt8(ascii: "0") }.map { $0 - UInt8(ascii: "0") }
    pointPosition = digits.count + min(0, exponent)
  }

  private static let base: UInt64 = 1_000_000_000

  private static func multiply(_ limbs: inout [UInt64], by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      (limbs[index], carry) = (product % base, product / base)
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// `1.500`
  func fixed(_ precision: Int) -> String {
    let (kept, position) = rounded(toCount: pointPosition + precision)
    let count = max(position, 0) + precision
    var all = Array(repeating: UInt8(0), count: max(0, -position)) + kept
    all += Array(repeating: 0, count: max(0, count - all.count))
    let whole = Self.text(all.prefix(max(position, 0)))
    let fraction = Self.text(all.dropFirst(max(position, 0)).prefix(precision))
    return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (precision > 0 ? ".\(fraction)" : "")
  }

  /// `1.500e+00`
  func scientific(_ precision: Int) -> String {
    var (kept, position) = rounded(toCount: precision + 1)
    kept += Array(repeating: 0, count: max(0, precision + 1 - kept.count))
    let exponent = digits.isEmpty ? 0 : position - 1
    let fraction = precision > 0 ? ".\(Self.text(kept.dropFirst().prefix(precision)))" : ""
    let power = (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
    position = exponent
    return (isNegative ? "-" : "") + Self.text(kept.prefix(1)) + fraction + "e" + (position < 0 ? "-" : "+") + power
  }

  /// The first digits, the last of them rounded half to even, and where the point is then.
  private func rounded(toCount count: Int) -> ([UInt8], Int) {
    guard count >= 0 else { return ([], pointPosition) }
    guard count < digits.count else { return (digits, pointPosition) }
    var kept = Array(digits.prefix(count))
    let isHalf = digits[count] == 5 && digits[(count + 1)...].allSatisfy { $0 == 0 }
    let isOdd = (kept.last ?? 0) % 2 == 1
    guard isHalf ? isOdd : digits[count] >= 5 else { return (kept, pointPosition) }
    var index = kept.count - 1
    while index >= 0, kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    guard index < 0 else {
      kept[index] += 1
      return (kept, pointPosition)
    }
    return ([1] + kept, pointPosition + 1)
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
