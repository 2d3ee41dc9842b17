public import Primitives
public import SourceText

/// How people can tell the company about abuse, as the company describes it.
public struct ReportingModel: Sendable {
  public enum Status: String, CaseIterable, Sendable { case adopted, proposed }

  /// A form of report that some law or practice asks for.
  public enum Profile: String, CaseIterable, Sendable {
    case general
    case euNotice = "eu-notice"
    case intimateImages = "intimate-images"
    case telcoFamilyViolence = "telco-family-violence"
    case specialist
  }

  /// Who reads reports, and what of them.
  public struct Recipient: Sendable {
    public typealias ID = Identifier<Recipient>
    public let id: ID
    public let title: String
    public let sees: [String]
    public let location: SourceLocation
  }

  /// How long something is kept, and after what.
  public struct Retention: Sendable {
    public let what: String
    public let days: Int
    public let location: SourceLocation
  }

  /// When the company may answer, where the person said nothing else: `18:00` to `21:00` in her own time.
  public struct ContactWindow: Sendable {
    public let from: String
    public let to: String
  }

  public let status: Status
  public let ways: [ReportWay]
  public let profiles: [Profile]
  /// BCP 47 tags.
  public let languages: [String]
  public let recipients: [Recipient]
  public let retention: [Retention]
  public let contactWindows: [ContactWindow]
  /// Under which harmless name messages about a report arrive.
  public let coverName: String?
  public let location: SourceLocation
}
