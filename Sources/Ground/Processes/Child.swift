internal import CProcesses
internal import Glibc

/// A program that was started with nothing but its words: no environment, no descriptor but its input and output.
final class Child {
  private let id: pid_t
  private var isOver = false

  init(_ words: [String], input: Descriptor, output: Descriptor) throws(ProcessError) {
    guard unsafe access(words[0], X_OK) == 0 else { throw .notFound(program: words[0]) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    unsafe bb_close_from(&actions, STDERR_FILENO + 1)
    // SAFETY: the copies are freed below, after the system has taken them.
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var id: pid_t = 0
    let code = unsafe posix_spawn(&id, words[0], &actions, nil, &arguments, &environment)
    // SAFETY: strerror returns a NUL-terminated text that String copies at once.
    guard code == 0 else { throw .failed(reason: unsafe String(cString: strerror(code))) }
    self.id = id
  }

  deinit { if !isOver { _ = end() } }

  /// Kills the program where it still runs, and says how it ended and how much memory it had.
  func end() -> PipelineResult.Stage {
    kill(id, SIGKILL)
    return wait(0) ?? .init(end: .signal(SIGKILL), peakBytes: 0)
  }

  /// The same for a program that is to end by itself; nil while it runs.
  func ended() -> PipelineResult.Stage? { wait(WNOHANG) }

  private func wait(_ options: Int32) -> PipelineResult.Stage? {
    var (status, usage, found): (Int32, rusage, pid_t) = (0, rusage(), 0)
    // SAFETY: both are locals of their own types.
    repeat { found = unsafe wait4(id, &status, options, &usage) } while found < 0 && errno == EINTR
    guard found == id else { return nil }
    isOver = true
    let signal = status & 0x7F
    return .init(
      end: signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal), peakBytes: usage.ru_maxrss * 1_024)
  }
}
