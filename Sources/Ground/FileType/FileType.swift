internal import CMagic

/// What a file is by its bytes, as libmagic knows it. A guess by strangers' rules about strangers' bytes: to be told, not to be
/// relied on.
@safe
public final class FileType {
  private let cookie: magic_t

  /// Loads the rules. Nil where they are missing.
  public init?() {
    guard let cookie = unsafe magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF) else {
      return nil
    }
    guard unsafe magic_load(cookie, nil) == 0 else {
      unsafe magic_close(cookie)
      return nil
    }
    unsafe self.cookie = unsafe cookie
  }

  deinit { unsafe magic_close(cookie) }

  /// `image/jpeg`; nil where it cannot say.
  public func found(_ bytes: [UInt8]) -> String? {
    // SAFETY: the count given is the array's own; the answer is copied before the next question.
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe magic_buffer(cookie, buffer.baseAddress, buffer.count).map { unsafe String(cString: $0) }
    }
  }
}
