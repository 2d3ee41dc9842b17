internal import CSandbox

/// What a process gives up before it reads what a stranger sent.
///
/// Two steps, with loading of libraries between: `enter` while there is one thread and nothing of the stranger's, `seal`
/// before the first byte is read. What the system does not have is left out and said.
public struct Sandbox: Sendable {
  public enum Layer: UInt8, CaseIterable, Sendable {
    /// No new privileges, no core dump, nothing inherited, an end with the parent.
    case bare = 1
    /// Limits of memory, time, descriptors; no file may grow.
    case limits = 2
    /// A network of its own with nobody in it, and other spaces (user namespaces).
    case alone = 3
    /// Files can be read in a few folders only (Landlock).
    case files = 4
    /// Only the system's calls that are needed (seccomp).
    case calls = 5
  }

  public private(set) var layers: Set<Layer> = []

  public init() {}

  /// First step. `readable` are folders whose files the libraries need.
  public static func enter(memoryBytes: Int, cpuSeconds: Int, readable: [String]) -> Sandbox {
    var sandbox = Sandbox()
    sandbox.note(.bare, bb_sandbox_bare())
    sandbox.note(.alone, bb_sandbox_alone())
    unsafe sandbox.note(.files, withTexts(readable) { unsafe bb_sandbox_files($0, readable.count) })
    sandbox.note(.limits, bb_sandbox_limits(memoryBytes, cpuSeconds))
    return sandbox
  }

  /// Last step. After it nothing is opened for writing, and for reading only where it is allowed.
  public mutating func seal(mayReadFiles: Bool) { note(.calls, bb_sandbox_calls(mayReadFiles ? 1 : 0)) }

  /// Whether a stranger's bytes may be read: without the filter of calls never.
  public var isTight: Bool { layers.isSuperset(of: [.bare, .limits, .calls]) }

  private mutating func note(_ layer: Layer, _ result: Int32) { if result == 0 { layers.insert(layer) } }

  /// Tries everything that is forbidden: what it was, and whether it worked.
  public static func trials() -> [(what: String, worked: Bool)] {
    var trials: [(what: String, worked: Bool)] = []
    var worked: Int32 = 0
    // SAFETY: the names are constants of the library.
    while let name = unsafe bb_sandbox_try(trials.count, &worked) {
      trials.append((unsafe String(cString: name), worked != 0))
    }
    return trials
  }

  private static func withTexts(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Int32) -> Int32 {
    // SAFETY: all texts lie in one array that lives through the call.
    let bytes = texts.flatMap { Array($0.utf8CString) }
    let starts = texts.indices.map { texts[..<$0].reduce(0) { $0 + $1.utf8.count + 1 } }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      let pointers = unsafe starts.map { start in unsafe buffer.baseAddress.map { unsafe $0 + start } }
      return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
    }
  }
}
