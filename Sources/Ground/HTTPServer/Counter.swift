internal import CSockets
internal import Glibc

/// A number that other threads raise and one waits for.
final class Counter: Sendable {
  let descriptor: Int32

  /// A semaphore wakes one thread for each time it was raised.
  init(isSemaphore: Bool) throws(ServerError) {
    descriptor = bb_counter_create(isSemaphore ? 1 : 0)
    guard descriptor >= 0 else { throw .failed("descriptors") }
  }

  deinit { close(descriptor) }

  func raise() { bb_counter_add(descriptor) }
  func take() { bb_counter_take(descriptor) }
}
