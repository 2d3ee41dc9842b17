/// Refuses what another site makes a browser send. A token in the form is asked for besides.
public enum SameOrigin {
  /// - Parameter origin: The site's own, such as `https://support.example`.
  public static func gate(_ origin: String) -> Gate {
    Gate { request throws(Refusal) in
      let isRead = request.method == .get || request.method == .head
      // A link from elsewhere may lead to a page; it may change nothing.
      if isRead { return nil }
      let site = request.fields["sec-fetch-site"]
      guard site == nil || site == "same-origin" else { throw .crossSite }
      // A page without a referrer sends "null" with its own forms (Fetch Standard, appending a request's Origin). Then
      // Sec-Fetch-Site decides, and in browsers too old for that the token alone.
      let from = request.fields["origin"]
      guard from == nil || from == "null" || from == origin else { throw .crossSite }
      return nil
    }
  }
}
