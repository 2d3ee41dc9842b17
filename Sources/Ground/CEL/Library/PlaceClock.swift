/// How far the clock of a place is ahead of universal time, through the years: from the system's copy of the IANA
/// database, which `timestamp.getHours("Europe/Vienna")` reads too.
public struct PlaceClock: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    /// Seconds since 1970.
    public let time: Int64
    /// From then on, in seconds east of Greenwich.
    public let offset: Int
  }

  /// Before the first change.
  public let firstOffset: Int
  /// Rising in time, up to the end of the last year that was asked for.
  public let changes: [Change]

  /// Nil where there is no such place; a distance such as `+02:00` is none.
  public init?(_ name: String, throughYear year: Int) {
    guard name.first?.isLetter == true, let zone = try? TimeZones.find(name) else { return nil }
    (firstOffset, changes) = (zone.firstOffset, zone.allChanges(throughYear: year))
  }
}
