internal import OpenSSL
internal import Primitives

/// What a page may load and do (Content Security Policy, level 3). There is no way to allow what stands in the page itself
/// but by the hash of its text.
public struct ContentPolicy: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    case own
    /// One style or script in the page, with exactly this text.
    case text(String)
    /// Pictures as data in the page.
    case data

    var word: String {
      switch self {
      case .own: "'self'"
      case .text(let text): "'sha256-\(Base64.encode(SHA256.digest(of: text.utf8)))'"
      case .data: "data:"
      }
    }
  }

  public var styles: [Source] = [.own]
  public var scripts: [Source] = []
  public var images: [Source] = [.own]
  public var media: [Source] = []
  public var sendsForms = true

  public init() {}

  /// For a file that somebody sent us: nothing in it runs, even if a browser shows it.
  public static let download: ContentPolicy = {
    var policy = ContentPolicy()
    (policy.styles, policy.images, policy.sendsForms) = ([], [], false)
    return policy
  }()

  public var value: HeaderValue {
    var parts = ["default-src 'none'"]
    for (name, sources) in [("style-src", styles), ("script-src", scripts), ("img-src", images), ("media-src", media)]
    where !sources.isEmpty {
      parts.append("\(name) \(sources.map(\.word).joined(separator: " "))")
    }
    parts += ["form-action \(sendsForms ? "'self'" : "'none'")", "base-uri 'none'", "frame-ancestors 'none'"]
    if self == .download { parts.append("sandbox") }
    return HeaderValue(parts.joined(separator: "; ")) ?? "default-src 'none'"
  }
}
