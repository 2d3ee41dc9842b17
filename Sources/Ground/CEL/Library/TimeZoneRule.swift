/// The offset of a place from now on, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneRule: Sendable {
  private struct Change {
    let month: Int
    /// 5 is the last of the month.
    let week: Int
    let dayOfWeek: Int
    /// On the clock before the change.
    let secondOfDay: Int
  }

  private let standard: Int
  private let summer: (offset: Int, start: Change, end: Change)?

  /// Nil for other texts; days that are counted through the year, which one or two places use, are not read.
  init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var names = DigitReader(parts[0])
    guard names.zoneName(), let standard = names.posixOffset() else { return nil }
    self.standard = -standard
    guard parts.count == 3, names.zoneName(), let start = Self.change(parts[1]), let end = Self.change(parts[2]) else {
      guard parts.count == 1, names.isAtEnd else { return nil }
      summer = nil
      return
    }
    let offset = names.isAtEnd ? -standard + 3600 : names.posixOffset().map { -$0 }
    guard let offset else { return nil }
    summer = (offset, start, end)
  }

  private static func change(_ text: String) -> Change? {
    var reader = DigitReader(text)
    guard reader.take("M"), let month = reader.anyNumber(), reader.take("."), let week = reader.anyNumber(),
      reader.take("."), let day = reader.anyNumber(), (1...12).contains(month), (1...5).contains(week), day <= 6
    else { return nil }
    let second = reader.take("/") ? reader.posixOffset() : 7200
    guard let second, reader.isAtEnd else { return nil }
    return Change(month: month, week: week, dayOfWeek: day, secondOfDay: second)
  }

  func offset(at time: Int64) -> Int {
    guard let summer else { return standard }
    let local = CivilTime.date(CivilTime.floorDivide(Int(time) + standard, 86_400))
    let start = Self.moment(summer.start, of: local.year) - standard
    let end = Self.moment(summer.end, of: local.year) - summer.offset
    // South of the equator summer goes over the turn of the year.
    let isSummer = start < end ? (start..<end).contains(Int(time)) : !(end..<start).contains(Int(time))
    return isSummer ? summer.offset : standard
  }

  /// In order of time.
  func changes(inYear year: Int) -> [PlaceClock.Change] {
    guard let summer else { return [] }
    let changes = [
      PlaceClock.Change(time: Int64(Self.moment(summer.start, of: year) - standard), offset: summer.offset),
      PlaceClock.Change(time: Int64(Self.moment(summer.end, of: year) - summer.offset), offset: standard),
    ]
    return changes.sorted { $0.time < $1.time }
  }

  /// Seconds from 1970 to the change, as if the clock showed universal time.
  private static func moment(_ change: Change, of year: Int) -> Int {
    let first = CivilTime.days(year: year, month: change.month, day: 1)
    let firstDayOfWeek = (first % 7 + 11) % 7
    var day = first + (change.dayOfWeek - firstDayOfWeek + 7) % 7 + (change.week - 1) * 7
    while day >= first + CivilTime.daysInMonth(change.month, of: year) { day -= 7 }
    return day * 86_400 + change.secondOfDay
  }
}

extension DigitReader {
  /// Letters, or anything between `<` and `>`.
  fileprivate mutating func zoneName() -> Bool {
    if take("<") {
      while !isAtEnd, !take(">") { skip() }
      return true
    }
    var count = 0
    while let first = rest.first, Lexer.isWord(first) {
      skip()
      count += 1
    }
    return count > 0
  }

  /// One to three digits.
  fileprivate mutating func anyNumber() -> Int? {
    let digits = rest.prefix(while: Lexer.isDigit).count
    return (1...3).contains(digits) ? number(digits) : nil
  }

  /// `-1`, `5:30`, `03:30:15` in seconds.
  fileprivate mutating func posixOffset() -> Int? {
    let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
    _ = take("+-")
    guard let hours = anyNumber() else { return nil }
    var seconds = hours * 3600
    if take(":") { seconds += (anyNumber() ?? 0) * 60 }
    if take(":") { seconds += anyNumber() ?? 0 }
    return sign * seconds
  }
}
