/// What a YAML text may cost. Nothing that a person writes by hand comes near.
public struct YAMLLimits: Sendable {
  public let bytesMax: Int
  public let nodesMax: Int
  public let depthMax: Int

  public init(bytesMax: Int, nodesMax: Int = 4_000_000, depthMax: Int = 64) {
    self.bytesMax = bytesMax
    self.nodesMax = nodesMax
    self.depthMax = depthMax
  }

  /// A text that a person wrote or a generator made for one: up to 32 MB.
  public static let document = YAMLLimits(bytesMax: 32 << 20)
}
