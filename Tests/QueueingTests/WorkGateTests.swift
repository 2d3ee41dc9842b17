import Queueing
import Synchronization
import Testing

@Suite struct WorkGateTests {
  /// How many run, and how many ran at most at once.
  private final class Meter: Sendable {
    let state = Mutex((running: 0, most: 0, order: [Int]()))

    func run(_ number: Int) {
      state.withLock {
        $0.running += 1
        $0.most = max($0.most, $0.running)
      }
      var sum = 0
      for step in 0..<20_000 { sum &+= step &* step }
      state.withLock {
        $0.running -= 1
        $0.order.append(number &+ (sum & 0))
      }
    }
  }

  /// Keeps one piece of work inside until it is opened.
  private final class Door: Sendable {
    private let state = Mutex((isOpen: false, isEntered: false))
    var hasSomebodyInside: Bool { state.withLock { $0.isEntered } }
    func open() { state.withLock { $0.isOpen = true } }
    func waitInside() {
      state.withLock { $0.isEntered = true }
      while !state.withLock({ $0.isOpen }) {}
    }
  }

  @Test func `a thousand wait, two run at once, and all are served`() async throws {
    let gate = WorkGate<Int>(places: 2, waitingMax: 1_000, waitingMaxPerKey: 1_000)
    let meter = Meter()
    let results = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<1_000 {
        group.addTask {
          try await gate.run(for: number % 10) {
            meter.run(number)
            return number
          }
        }
      }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(results == Set(0..<1_000))
    #expect(meter.state.withLock { $0.most } <= 2 && meter.state.withLock { $0.running } == 0)
    #expect(gate.waitingCount == 0)
  }

  /// The gate is held shut by one piece of work until the others stand in line.
  @Test func `beyond its limits it is busy at once, and a lonely key comes before a crowd`() async throws {
    let gate = WorkGate<String>(places: 1, waitingMax: 12, waitingMaxPerKey: 10)
    let (meter, door) = (Meter(), Door())
    let busy = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        (try? await gate.run(for: "first") {
          door.waitInside()
        }) == nil
      }
      while !door.hasSomebodyInside { await Task.yield() }
      for number in 0..<15 {
        group.addTask { (try? await gate.run(for: "crowd") { meter.run(number) }) == nil }
      }
      while gate.waitingCount < 10 { await Task.yield() }
      group.addTask { (try? await gate.run(for: "lonely") { meter.run(100) }) == nil }
      while gate.waitingCount < 11 { await Task.yield() }
      door.open()
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(busy == 5)
    #expect(meter.state.withLock { $0.order.firstIndex(of: 100) ?? 99 } <= 2)
  }

  @Test func `who went away is not worked for`() async {
    let gate = WorkGate<Int>(places: 1, waitingMax: 10, waitingMaxPerKey: 10)
    let (meter, door) = (Meter(), Door())
    let first = Task {
      try? await gate.run(for: 0) {
        door.waitInside()
      }
    }
    while !door.hasSomebodyInside { await Task.yield() }
    let second = Task { () -> WorkGateError? in
      do throws(WorkGateError) {
        try await gate.run(for: 1) { meter.run(1) }
        return nil
      } catch { return error }
    }
    while gate.waitingCount < 1 { await Task.yield() }
    second.cancel()
    door.open()
    _ = await first.value
    #expect(await second.value == .cancelled)
    #expect(meter.state.withLock { $0.order.isEmpty })
    #expect(WorkGateError.busy.message.contains("minute") && !WorkGateError.cancelled.message.isEmpty)
  }
}
