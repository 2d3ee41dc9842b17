import Foundation
import GroundTestKit
import TestKit
import Testing

/// A case from start to a bundle, as its keeper works with it: logkeeper beside it, passwords by a file descriptor.
@Suite(.serialized) struct EvidenceCommandsTests {
  private let folder = TemporaryFolder()

  /// Runs the program with a line of standard input.
  private func bellbird(_ words: String..., password: String = "") throws -> ProcessRun {
    let program = Fixture.root.appending(path: ".build/debug/bellbird").path(percentEncoded: false)
    let script = "program=$1; shift; printf '%s\\n' \"$PASSWORD\" | \"$program\" \"$@\""
    return try ProcessRun(
      URL(filePath: "/usr/bin/env"), ["PASSWORD=\(password)", "sh", "-c", script, "sh", program] + words, in: folder.url
    )
  }

  /// The log's process, and its end with the test. It is started by a shell that goes away, and has no descriptor of ours:
  /// one that it kept would make other tests wait for it.
  private final class Keeper {
    let pid: Int32

    init(_ folder: TemporaryFolder) throws {
      try Data(repeating: 5, count: 32).write(to: folder.url.appending(path: "key"))
      let script = """
        (for f in /proc/self/fd/*; do n=${f##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-"; done
         exec "$@") >/dev/null 2>&1 </dev/null & echo $!
        """
      let program = Fixture.root.appending(path: ".build/debug/logkeeper").path(percentEncoded: false)
      let run = try ProcessRun(
        URL(filePath: "/bin/bash"), ["-c", script, "bash", program, "log.example/tests", "key", "log", "second", "s"],
        in: folder.url)
      pid = try #require(Int32(run.out.trimmingCharacters(in: .newlines)))
      for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.path("s")) { usleep(20_000) }
    }

    deinit { kill(pid, SIGKILL) }
  }

  @Test func `from start to a bundle that checks itself`() throws {
    let keeper = try Keeper(folder)
    let start = try bellbird("evidence", "start", "case", "--log", "s", "--keeper", "KS", password: "correct staple")
    #expect(start.code == 0, "\(start.err)")
    #expect(start.out.split(separator: "\n").filter { $0.split(separator: " ").count == 24 }.count == 2)
    for (name, text) in [("a.txt", "one"), ("-b.txt", "two"), ("c <d>.txt", "three")] {
      try folder.write(text, to: name)
    }
    let add = try bellbird(
      "evidence", "add", "case", "a.txt", "./-b.txt", "c <d>.txt", "--as", "KS", "--why", "by post")
    #expect(add.code == 0 && add.out.hasPrefix("exhibit 1 (KS-1): log entry "), "\(add.out)\(add.err)")
    #expect(try bellbird("evidence", "hold", "case", "--by", "survivor").code == 0)
    let held = try bellbird(
      "evidence", "delete", "case", "2", "--why", "survivor-asked", password: "correct staple")
    #expect(held.code == 3)
    #expect(
      held.err
        == "error: nothing of this case may be deleted while it is on hold\nhint: lift the hold first: bellbird evidence lift FOLDER\n"
    )
    #expect(try bellbird("evidence", "lift", "case", password: "correct staple").out == "no hold is left\n")
    let early = try bellbird("evidence", "delete", "case", "2", "--why", "court-ordered", password: "correct staple")
    #expect(early.err.hasPrefix("error: two different people must agree"))
    #expect(
      try bellbird(
        "evidence", "delete", "case", "2", "--why", "court-ordered", "--agreed", "MT", password: "correct staple"
      )
      .code == 0)
    let list = try bellbird("evidence", "list", "case", "--names", password: "correct staple").out
    #expect(list.contains("KS-1  3 bytes  a.txt") && list.contains("  deleted\n") && list.contains("c <d>.txt"))
    let export = try bellbird(
      "evidence", "export", "case", "--out", "bag", "--exhibits", "1,3", password: "correct staple")
    #expect(export.code == 0 && export.out.hasPrefix("bag: 2 exhibits, "), "\(export.out)\(export.err)")
    let whole = try bellbird(
      "evidence", "export", "case", "--out", "whole", "--whole-chain", "--why", "for the court",
      password: "correct staple")
    #expect(whole.code == 0, "\(whole.err)")
    for (bag, word) in [("bag", "absent  chain.whole"), ("whole", "ok      chain.whole")] {
      let run = try ProcessRun(URL(filePath: "/bin/sh"), ["\(bag)/verify.sh"], in: folder.url)
      #expect(run.code == 0 && run.out.contains(word), "\(run.out)")
    }
    let text = try folder.text(of: "bag/data/record/items.json") + folder.text(of: "bag/data/record/custody.csv")
    for word in ["KS-2", "-b.txt", "deleted", "MT"] { #expect(!text.contains(word), "\(word) was not chosen") }
    withExtendedLifetime(keeper) {}
  }

  @Test func `what does not work is two lines and a code`() throws {
    let keeper = try Keeper(folder)
    #expect(try bellbird("evidence", "start", "case", "--log", "s", "--keeper", "KS", password: "right").code == 0)
    try folder.write("x", to: "x")
    _ = try bellbird("evidence", "add", "case", "x")
    for (words, code, err) in [
      (
        ["list", "nowhere"], 3,
        "error: \"nowhere\" is no case\nhint: begin one with: bellbird evidence start FOLDER --log SOCKET\n"
      ),
      (
        ["list", "case", "--names"], 3,
        "error: the password does not open this case\nhint: type it again, or use the recovery key\n"
      ),
      (
        ["add", "case", "nothing"], 4,
        "error: there is no file \"nothing\"\nhint: check the name and the folder you are in\n"
      ),
      (
        ["add", "case", "x", "--as", "=A"], 3,
        "error: the mark cannot be written like this\nhint: use letters, digits and spaces, without signs such as < or = at the start\n"
      ),
      (["export", "case"], 2, "error: --out is needed\nhint: see --help\n"),
      (
        ["export", "case", "--out", "case"], 2,
        "error: \"case\" is there already\nhint: choose another name; a bundle is never changed\n"
      ),
      (
        ["export", "case", "--out", "b", "--exhibits", "1,x"], 2,
        "error: \"1,x\" names no exhibits\nhint: write numbers, such as 1,3 or 1-4\n"
      ),
      (
        ["lift", "case", "--password-fd", "x"], 2,
        "error: --password-fd cannot be \"x\"\nhint: give the number of an open file descriptor\n"
      ),
      (
        ["start", "case", "--log", "s", "--keeper", "KS"], 3,
        "error: \"case\" is there already\nhint: choose another name\n"
      ),
    ] as [([String], Int32, String)] {
      let program = Fixture.root.appending(path: ".build/debug/bellbird").path(percentEncoded: false)
      let run = try ProcessRun(
        URL(filePath: "/bin/sh"), ["-c", "echo wrong | \"$0\" evidence \"$@\"", program] + words, in: folder.url)
      #expect(run.err == err, "\(words)")
      #expect(run.code == code, "\(words)")
    }
    withExtendedLifetime(keeper) {}
  }

  @Test func `without the log nothing is lost`() throws {
    var keeper: Keeper? = try Keeper(folder)
    #expect(try bellbird("evidence", "start", "case", "--log", "s", "--keeper", "KS", password: "p").code == 0)
    withExtendedLifetime(keeper) {}
    keeper = nil
    try folder.write("x", to: "x")
    let run = try bellbird("evidence", "add", "case", "x")
    #expect(run.code == 4 && run.err.contains("\nhint: see whether logkeeper runs"))
    #expect(try bellbird("evidence", "list", "case").out.hasPrefix("0 exhibits"))
    keeper = try Keeper(folder)
    #expect(try bellbird("evidence", "add", "case", "x").code == 0)
    withExtendedLifetime(keeper) {}
  }
}
