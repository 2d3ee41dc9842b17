internal import JSON

extension Alert {
  /// Why a text is no alert. It never quotes the text.
  public enum ReadingError: Error, Hashable, Sendable {
    case tooLong
    case notJSON
    case notAnObject
    case missing(String)
    /// The member has another type than an alert's, or is longer than any alert's.
    case wrong(String)

    public var message: String {
      switch self {
      case .tooLong: "the alert is longer than \(Alert.lineBytesMax >> 20) MiB"
      case .notJSON: "the alert is not JSON"
      case .notAnObject: "the alert is not a JSON object"
      case .missing(let name): "the alert has no \"\(name)\""
      case .wrong(let name): "the alert's \"\(name)\" is not what an alert has there"
      }
    }
  }

  /// Longer than any alert of a rule within its limits, unless its events have long ids.
  public static let lineBytesMax = 32 << 20
  /// What every need keeps at most, the opening, and the event itself.
  static let eventsMax = RuleLimits.needsMax * RuleLimits.atLeastMax + 2
  /// A reason with every role as long as it may be.
  static let reasonBytesMax = RuleLimits.reasonBytesMax * RuleLimits.identityBytesMax

  /// Reads the line that `line` writes; members that it does not know are left alone.
  public init(line: [UInt8]) throws(ReadingError) {
    guard line.count <= Self.lineBytesMax else { throw .tooLong }
    guard let json = try? JSONParser.parse(line, depthMax: 8) else { throw .notJSON }
    guard json.members != nil else { throw .notAnObject }
    let members = AlertMembers(json)
    rule = try members.text("rule", bytesMax: RuleLimits.expressionBytesMax)
    key = try members.list("key", countMax: RuleLimits.rolesMax + 1) { value in
      switch value {
      case .string(let text) where text.utf8.count <= RuleLimits.identityBytesMax: .text(text)
      case .integer(let number): .number(number)
      default: nil
      }
    }
    roles = try members.roles()
    time = try members.time()
    events = try members.list("events", countMax: Self.eventsMax) { value in
      switch value {
      case .string(let text) where !text.isEmpty && text.utf8.count <= RuleLimits.identityBytesMax: .text(text)
      case .integer(let number): .number(number)
      default: nil
      }
    }
    if events.isEmpty { throw .wrong("events") }
    reason = try members.text("reason", bytesMax: Self.reasonBytesMax)
    pattern = try members.text("catalogue", bytesMax: RuleLimits.expressionBytesMax)
    direction = json["direction"]?.string == DetectionRule.Direction.unclear.rawValue ? .unclear : .shown
  }
}

/// The members of an alert's object.
private struct AlertMembers {
  private let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  func text(_ name: String, bytesMax: Int) throws(Alert.ReadingError) -> String {
    guard let text = try value(name).string, text.utf8.count <= bytesMax else { throw .wrong(name) }
    return text
  }

  func time() throws(Alert.ReadingError) -> Milliseconds {
    guard case .integer(let time) = try value("ts"), RuleLimits.times.contains(time) else { throw .wrong("ts") }
    return time
  }

  func list<Item>(
    _ name: String, countMax: Int, _ read: (JSONValue) -> Item?
  ) throws(Alert.ReadingError) -> [Item] {
    guard let items = try value(name).array, items.count <= countMax else { throw .wrong(name) }
    let values = items.compactMap(read)
    guard values.count == items.count else { throw .wrong(name) }
    return values
  }

  func roles() throws(Alert.ReadingError) -> [Alert.Role] {
    guard let members = try value("roles").members, members.count <= RuleLimits.rolesMax else { throw .wrong("roles") }
    return try members.map { member throws(Alert.ReadingError) in
      guard let identity = member.value.string, identity.utf8.count <= RuleLimits.identityBytesMax,
        member.name.utf8.count <= RuleLimits.identityBytesMax
      else { throw .wrong("roles") }
      return Alert.Role(member.name, identity)
    }
  }

  private func value(_ name: String) throws(Alert.ReadingError) -> JSONValue {
    guard let value = json[name] else { throw .missing(name) }
    return value
  }
}
