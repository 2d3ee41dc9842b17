internal import BagIt
internal import Evidence
internal import OpenSSL

/// Whether others have seen the head of the log, and when.
struct TimeChecks {
  /// By so much our clock may go ahead of an authority's.
  static let clockDifferenceSeconds = 60

  let files: BundleFiles
  /// Certificates that are believed; nil for those of the bundle itself.
  let authorities: [UInt8]?

  /// Gives the times that are proved.
  func add(newestLeaf: Int?, to list: inout CheckList) -> [Int] {
    let numbers = files.stampNumbers.sorted()
    guard !numbers.isEmpty else {
      list.absent(.timeNone, nil, "no time stamp is in the bundle; times are those of the company's own clock")
      return []
    }
    return numbers.compactMap { number in
      guard let stamp = stamp(number, to: &list) else { return nil }
      checkOrder(number, stamp.seconds, newestLeaf, to: &list)
      return stamp.seconds
    }
  }

  private func stamp(_ number: Int, to list: inout CheckList) -> Timestamp? {
    let (asked, answered) = (BundleLayout.timeRequest(number), BundleLayout.timeAnswer(number))
    guard let request = files.bytes(asked), let answer = files.bytes(answered) else {
      list.fails(
        .timeToken, number, "question or answer is not there", at: files.bytes(asked) == nil ? asked : answered)
      return nil
    }
    guard let checkpoint = files[BundleLayout.checkpoint], Timestamp.sha256(in: request) == checkpoint.sha256 else {
      list.fails(.timeToken, number, "it is about something else than this head of the log", at: asked)
      return nil
    }
    do throws(TimestampError) {
      let pem = authorities ?? files.bytes(BundleLayout.timeChain) ?? []
      let stamp = try Timestamp.verified(answer: answer, to: request, authority: pem)
      list.holds(.timeToken, number, "stamped \(UTCTime.text(stamp.seconds))")
      checkForeign(number, stamp, at: answered, to: &list)
      return stamp
    } catch {
      name(error, number, at: answered, to: &list)
      return nil
    }
  }

  private func checkForeign(_ number: Int, _ stamp: Timestamp, at place: String, to list: inout CheckList) {
    guard stamp.foreignCertificates > 0 else { return list.holds(.timeChain, number) }
    list.holds(
      .timeChain, number,
      "\(stamp.foreignCertificates) certificates in it do not belong to the authority's chain. Anybody can put some in; the "
        + "signature does not cover them, and the time is proved without them. Do not read from them who stamped",
      at: place)
  }

  private func name(_ error: TimestampError, _ number: Int, at place: String, to list: inout CheckList) {
    switch error {
    case .noAuthority:
      list.fails(.timeChain, number, error.message, at: authorities == nil ? BundleLayout.timeChain : nil)
    case .notVerified(let reason) where reason.contains("cert"):
      list.fails(
        .timeChain, number, "who signed it is not an authority that is believed here, or was not at that time",
        at: place)
    default: list.fails(.timeToken, number, error.message, at: place)
    }
  }

  private func checkOrder(_ number: Int, _ seconds: Int, _ newestLeaf: Int?, to list: inout CheckList) {
    guard let newestLeaf else { return list.absent(.timeOrder, number, "no entry of the log could be read") }
    guard seconds + Self.clockDifferenceSeconds >= newestLeaf else {
      return list.fails(
        .timeOrder, number,
        "it was stamped \(UTCTime.text(seconds)), before the newest entry says that it was written, \(UTCTime.text(newestLeaf))",
        at: BundleLayout.timeAnswer(number))
    }
    list.holds(.timeOrder, number)
  }
}
