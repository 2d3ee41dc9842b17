internal import CMemory

/// Looking for single bytes, as many at a time as the processor can.
public enum ByteSearch {
  public static func has(_ byte: UInt8, in bytes: RawSpan) -> Bool {
    // SAFETY: memchr reads exactly the bytes of the buffer, inside the closure.
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe memchr(base, Int32(byte), buffer.count) != nil
    }
  }
}
