#if canImport(CHyperscan)
  internal import CHyperscan

  /// Expressions as Hyperscan compiled them; immutable, so any thread may read it.
  @safe final class HyperscanDatabase: @unchecked Sendable {
    /// Hyperscan needs SSSE3, which all but the oldest x86-64 processors have.
    static var isAvailable: Bool { hs_valid_platform() == HS_SUCCESS }

    /// nil without expressions.
    let handle: OpaquePointer?

    init(_ expressions: [PhraseExpression], ids: [UInt32], flag: Int32) throws(PhraseError) {
      guard !expressions.isEmpty else {
        unsafe handle = nil
        return
      }
      let flags = expressions.map { UInt32(flag | ($0.isCaseless ? HS_FLAG_CASELESS : 0)) }
      // One buffer with all texts, each ended by a NUL character, which none of them holds.
      var bytes: [CChar] = []
      var starts: [Int] = []
      for expression in expressions {
        starts.append(bytes.count)
        bytes += expression.text.utf8.map { CChar(bitPattern: $0) } + [0]
      }
      var database: OpaquePointer?
      var error: UnsafeMutablePointer<hs_compile_error_t>?
      // SAFETY: Hyperscan copies what it needs of the three arrays, which have the same count.
      let status = unsafe bytes.withUnsafeBufferPointer { buffer in
        let texts = unsafe starts.map { start in unsafe buffer.baseAddress.map { unsafe $0 + start } }
        return unsafe hs_compile_multi(
          texts, flags, ids, UInt32(expressions.count), UInt32(HS_MODE_BLOCK), nil, &database, &error)
      }
      guard status == HS_SUCCESS else {
        defer { unsafe hs_free_compile_error(error) }
        throw unsafe Self.problem(error)
      }
      unsafe handle = database
    }

    deinit { unsafe hs_free_database(handle) }

    private static func problem(_ error: UnsafeMutablePointer<hs_compile_error_t>?) -> PhraseError {
      guard let error = unsafe error?.pointee else { return PhraseError(index: nil, reason: "out of memory") }
      // SAFETY: the message is a text of the error, which is freed by the caller.
      let reason = unsafe error.message.map { unsafe String(cString: $0) } ?? "it cannot be compiled"
      return unsafe PhraseError(index: error.expression < 0 ? nil : Int(error.expression), reason: reason)
    }
  }

  /// Hyperscan's working memory: one scan at a time.
  @safe final class HyperscanScratch: PhraseScratch {
    let handle: OpaquePointer?

    init(_ database: HyperscanDatabase) {
      var scratch: OpaquePointer?
      if let known = unsafe database.handle {
        let status = unsafe hs_alloc_scratch(known, &scratch)
        precondition(status == HS_SUCCESS, "there is memory for a scratch")
      }
      unsafe handle = scratch
      super.init()
    }

    deinit { unsafe hs_free_scratch(handle) }
  }

  struct HyperscanScanning: PhraseScanning {
    private let database: HyperscanDatabase

    init(_ expressions: [PhraseExpression]) throws(PhraseError) {
      database = try HyperscanDatabase(
        expressions, ids: expressions.map { UInt32($0.id) }, flag: HS_FLAG_SINGLEMATCH)
    }

    func makeScratch() -> PhraseScratch { HyperscanScratch(database) }

    func scan(_ text: RawSpan, _ scratch: PhraseScratch) -> PhraseIDs {
      guard let scratch = scratch as? HyperscanScratch else {
        preconditionFailure("a scratch is used with its own scanner")
      }
      guard let handle = unsafe database.handle, text.byteCount > 0 else { return PhraseIDs() }
      var found = bb_hs_ids()
      // SAFETY: Hyperscan reads the bytes of the span; the scratch belongs to this database and to one thread.
      let status = unsafe text.withUnsafeBytes { bytes in
        unsafe bb_hs_scan(handle, bytes.baseAddress, bytes.count, scratch.handle, &found)
      }
      precondition(status == HS_SUCCESS, "Hyperscan scans any bytes")
      return PhraseIDs(low: found.words.0, high: found.words.1)
    }
  }

  struct HyperscanFinding: PhraseFinding {
    private let database: HyperscanDatabase
    private let count: Int

    init(_ expressions: [PhraseExpression]) throws(PhraseError) {
      database = try HyperscanDatabase(
        expressions, ids: expressions.indices.map { UInt32($0) }, flag: HS_FLAG_SOM_LEFTMOST)
      count = expressions.count
    }

    func places(in text: RawSpan) -> [Int: Range<Int>] {
      guard let handle = unsafe database.handle, text.byteCount > 0 else { return [:] }
      let scratch = HyperscanScratch(database)
      var found = [bb_hs_place](repeating: bb_hs_place(from: 0, to: 0), count: count)
      // SAFETY: there is room for the place of each expression; the rest as in a scan.
      let status = unsafe text.withUnsafeBytes { bytes in
        unsafe bb_hs_find(handle, bytes.baseAddress, bytes.count, scratch.handle, &found)
      }
      precondition(status == HS_SUCCESS, "Hyperscan scans any bytes")
      var places: [Int: Range<Int>] = [:]
      for (index, place) in found.enumerated() where place.to > 0 {
        places[index] = Int(place.from)..<Int(place.to)
      }
      return places
    }
  }
#endif
