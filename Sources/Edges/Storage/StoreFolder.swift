/// Where things lie. A backup is a folder of the same shape.
public struct StoreFolder: Hashable, Sendable {
  public let path: String
  public var keysPath: String { "\(path)/keys" }

  public init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  var recordsPath: String { "\(path)/records" }
  var records: String { "\(recordsPath)/records.sqlite" }
  var items: String { "\(recordsPath)/items" }
  var reserve: String { "\(recordsPath)/reserve" }
  var keys: String { "\(keysPath)/keys.sqlite" }
}
