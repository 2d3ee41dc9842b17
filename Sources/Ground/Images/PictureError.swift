/// Why there are no pixels.
public enum PictureError: Error, Hashable, Sendable {
  /// No kind that is opened.
  case unknownKind
  /// Cut off, broken, locked, or with parts that the library does not know.
  case unreadable
  case tooManyPixels(width: Int, height: Int)
  case notWritable
}
