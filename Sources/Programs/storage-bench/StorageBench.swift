import Files
import Glibc
import Sealing
import Sodium
import Storage

/// Times a store on a disk; called by `benchmarks/storage.py`. Each run prints seconds, a line each.
///
/// - `storage-bench reports FOLDER COUNT THREADS [BYTES]`: takes reports of one sealed text, each durable before the next of
///   its thread. Sealing is done before.
/// - `storage-bench queue FOLDER CASES`: in a store of that many open cases, reads the first page, a page in the middle, and the
///   first of one member of staff, 200 times each.
@main enum StorageBench {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count >= 4, let count = Int(words[3]) else {
      FileSystem.writeStandardError(Array("error: give reports or queue, a folder and a number\n".utf8))
      exit(2)
    }
    switch words[1] {
    case "reports":
      try await reports(
        words[2], count, threads: words.count > 4 ? Int(words[4]) ?? 1 : 1,
        byteCount: words.count > 5 ? Int(words[5]) ?? 1_000 : 1_000)
    default: try queue(words[2], count)
    }
  }

  private static func reports(_ folder: String, _ count: Int, threads: Int, byteCount: Int) async throws {
    let store = try Store.create(folder)
    try store.addTenant("bench", now: 1)
    let reports = try (0..<count).map { try report(store, number: $0, byteCount: byteCount) }
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for thread in 0..<threads {
        group.addTask {
          for number in stride(from: thread, to: count, by: threads) { _ = try store.take(reports[number]) }
        }
      }
      try await group.waitForAll()
    }
    show(start.duration(to: .now))
  }

  private static func report(_ store: Store, number: Int, byteCount: Int) throws -> NewReport {
    let place = CasePlace(tenant: "bench", id: Libsodium.randomBytes(16))
    let key = try AgreementKey.generate().publicKey
    let holders = [Holder(.reporter, id: "", key: key), Holder(.staff, id: "staff-1", key: key)]
    let epoch = try CaseEpoch.begin(EpochPlace(tenant: "bench", caseID: place.id, epoch: 0), holders: holders)
    let item = ItemPlace(epoch.place, itemID: Libsodium.randomBytes(16), kind: .text)
    let itemKey = try ItemKey.make(item)
    let sealed = try SealedText.seal([UInt8](repeating: 0x61, count: byteCount).span.bytes, under: itemKey)
    var report = NewReport(
      place, received: number, standing: standing(number), epoch: epoch,
      events: [NewEvent("received", at: number, sealed: Libsodium.randomBytes(300), leaf: 2 * number)])
    report.items = [
      NewItem(
        item, try store.stage(sealed, id: item.itemID), received: number, keyCommitment: itemKey.commitment,
        wrap: try itemKey.wrap(for: epoch.key, in: epoch.place), leaf: 2 * number + 1)
    ]
    report.receipt = NewReceipt(locator: Libsodium.randomBytes(32), mailbox: key, pepperEpoch: 1)
    return report
  }

  private static func standing(_ number: Int) -> CaseStanding {
    CaseStanding(state: "received", risk: number % 5, wish: "act", promised: number)
  }

  private static func queue(_ folder: String, _ count: Int) throws {
    let store = try Store.open(folder)
    var middle: QueuePlace?
    for _ in 0..<count / 400 {
      middle = try store.queue("bench", after: middle, limit: 200).last.map { .init(after: $0) }
    }
    try time { try store.queue("bench") }
    try time { try store.queue("bench", after: middle) }
    try time { try store.queue("bench", assignedTo: "staff-1") }
  }

  /// The middle of 200 times, and the slowest.
  private static func time(_ body: () throws -> [CaseRecord]) throws {
    var times: [Duration] = []
    for _ in 0..<200 {
      let start = ContinuousClock.now
      guard try body().count == 50 else { exit(70) }
      times.append(start.duration(to: .now))
    }
    times.sort()
    show(times[100])
    show(times[199])
  }

  private static func show(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    print("\(Double(seconds) + Double(attoseconds) / 1e18)")
  }
}
