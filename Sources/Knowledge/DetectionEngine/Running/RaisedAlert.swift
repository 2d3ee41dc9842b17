internal import Detection

/// An alert as the engine knows it: identities and events by their numbers.
struct RaisedAlert {
  let rule: Int
  /// For each slot of the rule its identity; 0 where the role has none.
  let roles: Episode.Eight
  let window: Int64
  let time: Int64
  /// In order, each once.
  let events: [UInt64]
  /// When the first of them was.
  let firstTime: Int64
  let count: Int
}
