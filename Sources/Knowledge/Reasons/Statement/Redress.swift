/// Where whoever is restricted can turn.
public struct Redress: Equatable, Sendable {
  /// The company's own complaint page.
  public let complaintAddress: ScreenedText
  /// A certified body that settles disputes out of court, and where to find it; nil outside the EU.
  public let bodyAddress: ScreenedText?

  /// The DSA gives at least six months (Article 20).
  public static let complaintMonths = 6

  public init(complaintAddress: ScreenedText, bodyAddress: ScreenedText?) {
    self.complaintAddress = complaintAddress
    self.bodyAddress = bodyAddress
  }
}
