/// A picture made from an original: only what can be seen, upright, in the colours of a screen.
public struct WorkingCopy: Hashable, Sendable {
  public enum Format: String, Sendable {
    case png
    case jpeg

    public var mediaType: String { "image/\(rawValue)" }
    /// As files are named: `png`, `jpg`.
    public var ending: String { self == .png ? "png" : "jpg" }
  }

  /// From 1; a photograph has one.
  public let page: Int
  public let format: Format
  public let width: Int
  public let height: Int
  public let bytes: [UInt8]
}

/// What became of an original in the renderer.
public struct Rendering: Hashable, Sendable {
  /// The layers of the sandbox, each of which may be missing on a machine.
  public enum Layer: UInt8, CaseIterable, Sendable {
    case bare = 1
    case limits = 2
    case alone = 3
    case files = 4
    case calls = 5

    /// What is missing where it is missing.
    public var absence: String {
      switch self {
      case .bare: "privileges and descriptors were not given up"
      case .limits: "memory and time had no limits"
      case .alone: "no network of its own (user namespaces are not allowed here)"
      case .files: "files were not hidden (the kernel has no Landlock)"
      case .calls: "the system's calls were not filtered"
      }
    }
  }

  public enum Preview: Hashable, Sendable {
    /// In the order of pages, of so many pages in all.
    case copies([WorkingCopy], pageCount: Int)
    case none(NoPreview)
  }

  /// What libmagic takes the original for: a guess, written by a program that a stranger's file may have broken.
  public var found: String?
  public var facts: [OriginalFact] = []
  /// What held the program while it read the original.
  public var layers: [Layer] = []
  public var preview: Preview

  static func none(_ reason: NoPreview) -> Rendering { Rendering(preview: .none(reason)) }
}
