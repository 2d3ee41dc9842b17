internal import CSimdjson

/// Why bytes are not JSON.
public struct JSONError: Error, Hashable, Sendable {
  public let reason: String
}

/// JSON text to values, by simdjson.
public enum JSONParser {
  public static func parse(_ bytes: [UInt8], depthMax: Int = 128) throws(JSONError) -> JSONValue {
    let builder = JSONBuilder()
    // SAFETY: the builder outlives the call, which is where simdjson calls back; the bytes' own count is given.
    let problem = unsafe bytes.withUnsafeBytes { buffer in
      unsafe bb_json_visit(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, depthMax, visitor(for: builder))
    }
    if let problem = unsafe problem { throw JSONError(reason: unsafe String(cString: problem)) }
    return builder.root
  }
}

/// Collects the visitor's calls. A class, since C hands its address back.
private final class JSONBuilder {
  private struct Open {
    let isObject: Bool
    var items: [JSONValue] = []
    var members: [JSONValue.Member] = []
    var key = ""
  }

  private(set) var root = JSONValue.null
  private var open: [Open] = []

  func add(_ value: JSONValue) {
    guard !open.isEmpty else {
      root = value
      return
    }
    let last = open.count - 1
    if open[last].isObject {
      open[last].members.append(.init(open[last].key, value))
    } else {
      open[last].items.append(value)
    }
  }

  func begin(isObject: Bool) { open.append(Open(isObject: isObject)) }

  func key(_ text: String) { open[open.count - 1].key = text }

  func end() {
    guard let done = open.popLast() else { preconditionFailure("simdjson closes what it opened") }
    add(done.isObject ? .object(done.members) : .array(done.items))
  }
}

private func visitor(for builder: JSONBuilder) -> bb_json_visitor {
  // SAFETY: every closure is called only inside bb_json_visit, while the builder is alive.
  unsafe bb_json_visitor(
    context: Unmanaged.passUnretained(builder).toOpaque(),
    begin_object: { unsafe target($0).begin(isObject: true) },
    key: { unsafe target($0).key(text($1, $2)) },
    end_object: { unsafe target($0).end() },
    begin_array: { unsafe target($0).begin(isObject: false) },
    end_array: { unsafe target($0).end() },
    string: { unsafe target($0).add(.string(text($1, $2))) },
    integer: { unsafe target($0).add(.integer($1)) },
    decimal: { unsafe target($0).add(.decimal($1)) },
    boolean: { unsafe target($0).add(.bool($1 != 0)) },
    null: { unsafe target($0).add(.null) })
}

private func target(_ context: UnsafeMutableRawPointer?) -> JSONBuilder {
  guard let context = unsafe context else { preconditionFailure("the visitor lost its context") }
  return unsafe Unmanaged<JSONBuilder>.fromOpaque(context).takeUnretainedValue()
}

private func text(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> String {
  unsafe UnsafeRawBufferPointer(start: bytes, count: count).withMemoryRebound(to: UInt8.self) {
    unsafe String(decoding: $0, as: UTF8.self)
  }
}
