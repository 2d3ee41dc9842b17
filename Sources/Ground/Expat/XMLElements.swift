internal import CExpat

/// Why bytes are not XML, with the line.
public struct XMLError: Error, Hashable, Sendable {
  public let line: Int
  public let reason: String
}

/// The elements of an XML text with their attributes, in order, by Expat, which also stops entity bombs.
public enum XMLElements {
  /// Calls `visit` for each start tag.
  public static func visit(
    _ bytes: [UInt8], _ visit: (_ name: String, _ attributes: [String: String]) -> Void
  ) throws(XMLError) {
    guard let parser = unsafe XML_ParserCreate("UTF-8") else { throw XMLError(line: 1, reason: "out of memory") }
    defer { unsafe XML_ParserFree(parser) }
    let failure: XMLError? = withoutActuallyEscaping(visit) { visit in
      let visitor = Visitor(visit)
      defer { visitor.visit = nil }
      // SAFETY: the visitor outlives the parse, which is where Expat calls back.
      unsafe XML_SetUserData(parser, Unmanaged.passUnretained(visitor).toOpaque())
      unsafe XML_SetElementHandler(parser, startElement, nil)
      let status = unsafe bytes.withUnsafeBytes { buffer in
        unsafe XML_Parse(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), 1)
      }
      guard status == XML_STATUS_ERROR else { return nil }
      let reason = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map { unsafe String(cString: $0) }
      return unsafe XMLError(line: Int(XML_GetCurrentLineNumber(parser)), reason: reason ?? "unknown")
    }
    if let failure { throw failure }
  }
}

private final class Visitor {
  var visit: ((String, [String: String]) -> Void)?
  init(_ visit: @escaping (String, [String: String]) -> Void) { self.visit = visit }
}

private func startElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
  guard let context = unsafe context, let name = unsafe name else { return }
  var found: [String: String] = [:]
  var index = 0
  // SAFETY: Expat gives name and value by turns, ended by a null pointer.
  while let key = unsafe attributes?[index], let value = unsafe attributes?[index + 1] {
    unsafe found[String(cString: key)] = String(cString: value)
    index += 2
  }
  unsafe Unmanaged<Visitor>.fromOpaque(context).takeUnretainedValue().visit?(String(cString: name), found)
}
