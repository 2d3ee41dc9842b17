/// How often harm came again within some days of a measure, where some were watched for a shorter time than others.
///
/// The estimate is Kaplan and Meier's (Nonparametric Estimation from Incomplete Observations, Journal of the American
/// Statistical Association 53, 1958), its error Greenwood's. Who was watched for a shorter time counts as long as they
/// were watched, so that a young log does not look safe.
public struct HarmCurve: Hashable, Sendable {
  /// The last day that is told.
  public static let daysMax = 180
  /// Fewer than this say nothing, and could give somebody away.
  public static let countMin = 10

  /// How many had harm on each day after the measure.
  private var harmed = Array(repeating: 0, count: daysMax + 1)
  /// How many were watched up to that day only.
  private var unseen = Array(repeating: 0, count: daysMax + 2)
  /// How many had the measure.
  public private(set) var count = 0

  public init() {}

  public mutating func addHarm(afterDays days: Int) {
    count += 1
    if days <= Self.daysMax { harmed[max(0, days)] += 1 } else { unseen[Self.daysMax + 1] += 1 }
  }

  public mutating func addWatched(forDays days: Int) {
    count += 1
    unseen[min(max(0, days), Self.daysMax + 1)] += 1
  }

  public struct Share: Hashable, Sendable {
    /// From 0 to 1.
    public let value: Double
    /// Of 95 of 100 such logs the true share lies within this of the value; nil where nobody was harmed, or everybody,
    /// since Greenwood's error knows nothing then.
    public let error: Double?
    /// Where nobody was harmed, what the true share may be all the same: three in as many as were watched so long
    /// (Hanley and Lippman-Hand, If Nothing Goes Wrong, Is Everything All Right?, JAMA 249, 1983).
    public let most: Double?
  }

  /// Harmed again within that many days; nil where there are too few, or nobody was watched for so long.
  public func share(within days: Int) -> Share? { shares()[min(max(0, days), Self.daysMax)] }

  /// The share for each day; nil where there are too few, and for days up to which nobody was watched.
  public func shares() -> [Share?] {
    guard count >= Self.countMin else { return Array(repeating: nil, count: Self.daysMax + 1) }
    var shares: [Share?] = []
    var atRisk = count
    var safe = 1.0
    var variance = 0.0
    for day in 0...Self.daysMax {
      // Nothing is known of days that nobody saw, but that who was harmed stays harmed.
      guard atRisk > 0 || safe == 0 else {
        shares.append(nil)
        continue
      }
      let watched = atRisk
      if atRisk > 0, harmed[day] > 0 {
        let (events, risk) = (Double(harmed[day]), Double(atRisk))
        safe *= 1 - events / risk
        if risk > events { variance += events / (risk * (risk - events)) }
      }
      atRisk -= harmed[day] + unseen[day]
      shares.append(
        Share(
          value: 1 - safe, error: safe == 0 || safe == 1 ? nil : 1.96 * safe * variance.squareRoot(),
          most: safe == 1 ? min(1, 3 / Double(watched)) : nil))
    }
    return shares
  }

  /// Harmed again within that many days, as counted.
  public func harmed(within days: Int) -> Int { harmed[...min(max(0, days), Self.daysMax)].reduce(0, +) }

  /// Watched for fewer days than that, and not harmed meanwhile.
  public func unseen(before days: Int) -> Int { unseen[..<min(max(0, days), Self.daysMax + 1)].reduce(0, +) }
}
