public import Assessment
public import JSON

/// Reads what an earlier run wrote.
public enum SARIFBaseline {
  /// Why a file cannot serve as a baseline, without a full stop.
  public struct Problem: Error, Sendable {
    public let message: String
    public let hint: String
  }

  public static func read(_ root: JSONValue) throws(Problem) -> Baseline {
    guard root["version"]?.string == "2.1.0", let runs = root["runs"]?.array else {
      throw Problem(
        message: "it is not a SARIF 2.1.0 log", hint: "make one with: bellbird baseline init product.yaml")
    }
    guard let run = runs.first(where: { $0["tool"]?["driver"]?["name"]?.string == "Bellbird" }) else {
      throw Problem(
        message: "no run in it is Bellbird's", hint: "make one with: bellbird baseline init product.yaml")
    }
    return Baseline((run["results"]?.array ?? []).compactMap(entry))
  }

  /// Nil for results that carry no identity or were gone already.
  private static func entry(_ result: JSONValue) -> Baseline.Entry? {
    guard let fingerprint = result["partialFingerprints"]?[SARIFReport.fingerprintName]?.string,
      result["baselineState"]?.string != "absent", let outcome = outcome(result["kind"]?.string),
      let level = (result["properties"]?["level"]?.string).flatMap(Level.init(name:))
    else { return nil }
    return Baseline.Entry(
      fingerprint: fingerprint, outcome: outcome, level: level, pattern: result["ruleId"]?.string ?? "",
      feature: result["properties"]?["feature"]?.string ?? "", story: result["properties"]?["story"]?.string ?? "")
  }

  private static func outcome(_ kind: String?) -> Finding.Outcome? {
    switch kind {
    case "fail": .fail
    case "review": .review
    case "pass": .pass
    default: nil
    }
  }
}
