/// How long something looks from outside: few sizes for many lengths.
public enum Padding {
  /// The length rounded up to few significant bits (Padmé, Nikitin et al. 2019, "Reducing Metadata Leakage from
  /// Encrypted Files"): at most 12 % more, and log log n bits of what the length tells. Everything short looks alike.
  public static func paddedCount(_ count: Int, minimum: Int) -> Int {
    precondition(count >= 0 && count <= 1 << 56)
    guard count > minimum, count > 1 else { return max(minimum, count) }
    let exponent = Int.bitWidth - 1 - count.leadingZeroBitCount
    let significant = Int.bitWidth - exponent.leadingZeroBitCount
    let mask = (1 << max(0, exponent - significant)) - 1
    return (count + mask) & ~mask
  }
}
