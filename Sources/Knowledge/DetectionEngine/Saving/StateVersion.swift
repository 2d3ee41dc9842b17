extension Engine {
  /// How `save` writes. Raise it with every change of what any part of the state writes: a saved state of another version
  /// is refused.
  public static let stateVersion: UInt64 = 2
}
