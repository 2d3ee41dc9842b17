public import Catalogue
public import Primitives
internal import Product
public import SourceText

/// The decisions that hold on a day, by finding.
public struct Acceptances: Sendable {
  private let byFingerprint: [String: Acceptance]

  public static let none = Acceptances(byFingerprint: [:])

  public subscript(finding: Finding) -> Acceptance? { byFingerprint[finding.fingerprint] }

  /// Matches entries to open findings. Expired and orphaned entries, and entries that promise too much, are errors: an
  /// exception that nobody looks after is worse than none. What has an error decides nothing.
  public static func match(
    _ entries: [Acceptance], to findings: [Finding], catalogue: PatternCatalogue, on today: CalendarDate,
    into log: inout Diagnostics
  ) -> Acceptances {
    var matched: [String: Acceptance] = [:]
    for entry in entries {
      let errorsBefore = log.errorCount
      let found = findings.filter { $0.isOpen && entry.selector.matches($0) }
      if found.isEmpty {
        log.error(
          "accept/orphaned", at: entry.location, "no open finding is meant by this entry any more",
          hint: "remove it; the finding passes now, is gone, or was never there")
      }
      if entry.until < today {
        log.error(
          "accept/expired", at: entry.location, "the acceptance ended on \(entry.until)",
          hint: "mend the finding, or decide anew with a later date")
      }
      for finding in found {
        check(entry, for: finding, catalogue: catalogue, on: today, into: &log)
      }
      for finding in found {
        if let other = matched[finding.fingerprint] {
          log.error(
            "accept/decided-twice", at: entry.location,
            "\(finding.pattern.id) on \(finding.feature.id) is decided twice", hint: "keep one of the entries",
            related: [.init(other.location, "the other one is here")])
        }
        if log.errorCount == errorsBefore { matched[finding.fingerprint] = entry }
      }
    }
    return Acceptances(byFingerprint: matched)
  }

  private static func check(
    _ entry: Acceptance, for finding: Finding, catalogue: PatternCatalogue, on today: CalendarDate,
    into log: inout Diagnostics
  ) {
    let name = "\(finding.pattern.id) on \(finding.feature.id)"
    let months = finding.rating.level >= .high ? 6 : 12
    if entry.until > today.adding(months: months) {
      log.error(
        "accept/too-long", at: entry.location,
        "\(name) is \(finding.rating.level.name) and accepted until \(entry.until)",
        hint: "at most \(months) months from now: \(today.adding(months: months))")
    }
    let isDirectlyCritical = catalogue.directLevel(of: finding.pattern) == .critical
    if isDirectlyCritical, entry.consulted == nil {
      log.error(
        "accept/nobody-consulted", at: entry.location, "\(name) can cost a life, and no specialist was asked",
        hint: "add consulted: { name, organisation, date } after asking one")
    }
    if let consulted = entry.consulted, consulted.date > today {
      log.error(
        "accept/consulted-later", at: entry.location, "the specialist was consulted on \(consulted.date), after today",
        hint: "correct the date")
    }
  }
}

extension PatternCatalogue {
  /// The level of what a pattern itself does, before anything that may follow.
  public func directLevel(of pattern: AbusePattern) -> SeverityFactor.Level {
    pattern.severity.factors.first.flatMap { factors.find($0)?.level } ?? .low
  }
}
