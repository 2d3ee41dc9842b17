internal import Detection
internal import DetectionEngine
internal import Files
internal import JSONLines
internal import OpenSSL

extension DetectionRun {
  /// Of the last alerts, which tell whether a file is the one that was written before.
  private static let tailBytes = 4096

  /// First what the checkpoint counts, then the checkpoint.
  func checkpoint() throws(RunError) {
    guard let folder else { return }
    do throws(FileError) {
      try alerts?.sync()
      try refusals?.file.sync()
      try folder.save(try head(), engine)
    } catch { throw .storage(error) }
    checkpointCount += 1
    try writeMetrics()
  }

  private func head() throws(FileError) -> CheckpointHead {
    CheckpointHead(
      stateVersion: Engine.stateVersion, rules: settings.rulesDigest(), log: logDigest(position.inputBytes),
      alerts: try alertsDigest(position.alertBytes), position: position)
  }

  private func logDigest(_ count: Int) -> [UInt8] { SHA256.digest(of: input.head.prefix(count)) }

  private func alertsDigest(_ count: Int) throws(FileError) -> [UInt8] {
    SHA256.digest(of: try alerts?.bytes(before: count, count: Self.tailBytes) ?? [])
  }

  /// Goes back to the newest checkpoint, or starts with empty files.
  func resume() throws(RunError) {
    toldBytes = alerts?.byteCount ?? 0
    if let path = folder?.newest {
      try resume(from: path)
    } else if folder == nil {
      toldBytes = 0
    }
    do throws(FileError) {
      try alerts?.truncate(to: position.alertBytes)
      try refusals?.file.truncate(to: min(position.refusedBytes, refusals?.file.byteCount ?? 0))
    } catch { throw .storage(error) }
  }

  private func resume(from path: String) throws(RunError) {
    func refuse(_ problem: CheckpointProblem) -> RunError { .checkpoint(problem, path: path) }
    let file: CheckpointReader?
    do throws(FileError) { file = try CheckpointReader(path) } catch { throw .storage(error) }
    guard let file else { throw refuse(.damaged) }
    let head: CheckpointHead
    switch CheckpointHead.read(
      ruleCount: settings.rules.rules.count, version: Engine.stateVersion, { file.read($0) })
    {
    case .success(let read): head = read
    case .failure(let error): throw refuse(error.problem)
    }
    guard head.rules == settings.rulesDigest() else { throw refuse(.otherRules) }
    guard let count = alerts?.byteCount, count >= head.position.alertBytes,
      (try? alertsDigest(head.position.alertBytes)) == head.alerts
    else { throw refuse(.otherOutput) }
    guard (try? input.skip(to: head.position.inputBytes)) != nil, logDigest(head.position.inputBytes) == head.log else {
      throw refuse(.otherLog)
    }
    guard file.restore(engine) else { throw refuse(.damaged) }
    position = head.position
    reader.resume(lineCount: position.inputLines, byteCount: position.inputBytes)
  }
}
