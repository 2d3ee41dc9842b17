public import Sodium

/// What a survivor keeps to come back to her report: ten random bytes, and nothing that says who she is.
///
/// Whoever has it can read and answer; nobody can make it again, neither we nor somebody who asks in her name.
public struct Receipt: ~Copyable {
  public static let byteCount = 10
  let secret: Secret

  private init(secret: consuming Secret) { self.secret = secret }

  public static func make() throws(SealingError) -> Receipt {
    do throws(SodiumError) { return Receipt(secret: try Secret.random(byteCount: byteCount)) } catch {
      throw .sodium(error)
    }
  }

  /// Reads words or digits. Nothing slow is done for what cannot be a receipt.
  public static func read(_ typed: borrowing Secret) throws(TypedCodeError) -> Receipt {
    guard typed.byteCount <= TypedLetters.byteCountMax else { throw .tooLong }
    var (hasLetters, hasDigits) = (false, false)
    TypedLetters.each(typed) { letter in
      if case .letter = letter { hasLetters = true }
      if case .digit = letter { hasDigits = true }
    }
    return hasDigits && !hasLetters
      ? Receipt(secret: try DigitCode.secret(from: typed))
      : Receipt(secret: try WordCode.secret(from: typed, bytes: byteCount))
  }

  /// Eight words with a space between them.
  public func words() throws(SealingError) -> Secret { try WordCode.text(of: secret) }

  /// 27 digits in groups of three.
  public func digits() throws(SealingError) -> Secret { try DigitCode.text(of: secret) }
}
