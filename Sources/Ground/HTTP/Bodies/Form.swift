internal import Sodium
internal import Synchronization

/// The fields that somebody sent. Its bytes are overwritten when it goes, a field's own as soon as it is taken.
public final class Form: Sendable {
  private struct State {
    var bytes: [UInt8]
    var fields: [FormDecoding.Field]
  }

  private let state: Mutex<State>

  /// Takes a body over and decodes it in place; the caller's is empty afterwards. Handing an array over by value would
  /// leave the caller's copy as it was.
  init(encoded: inout [UInt8], fieldsMax: Int) throws(Refusal) {
    var bytes: [UInt8] = []
    swap(&bytes, &encoded)
    do {
      let fields = try FormDecoding.decode(&bytes, fieldsMax: fieldsMax)
      state = Mutex(State(bytes: bytes, fields: fields))
    } catch {
      Libsodium.wipe(&bytes)
      throw error
    }
  }

  init(empty: Void) { state = Mutex(State(bytes: [], fields: [])) }

  /// Takes over what is decoded already.
  init(bytes: inout [UInt8], fields: [FormDecoding.Field]) {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    state = Mutex(State(bytes: taken, fields: fields))
  }

  deinit { state.withLock { Libsodium.wipe(&$0.bytes) } }

  /// The names, in the order sent; one may come several times.
  public var names: [String] { state.withLock { $0.fields.map(\.name) } }

  /// The first value with the name, as a text. Not for secrets: a text cannot be overwritten.
  public func text(_ name: String) -> String? { texts(name).first }

  /// All values with the name, such as of boxes that were ticked.
  public func texts(_ name: String) -> [String] {
    state.withLock { state in
      state.fields.filter { $0.name == name }.map { String(decoding: state.bytes[$0.value], as: UTF8.self) }
    }
  }

  /// Takes the first value out as bytes, overwrites it here and forgets it. The caller overwrites what it got:
  /// `Secret(taking:)` does.
  public func take(_ name: String) -> [UInt8]? {
    state.withLock { state in
      guard let index = state.fields.firstIndex(where: { $0.name == name }) else { return nil }
      let range = state.fields.remove(at: index).value
      let value = Array(state.bytes[range])
      for place in range { state.bytes[place] = 0 }
      return value
    }
  }
}
