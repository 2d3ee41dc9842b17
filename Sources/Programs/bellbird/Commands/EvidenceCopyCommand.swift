import CommandLine
import Files
import Primitives
import Rendering

enum EvidenceCopyCommand: Command {
  static let syntax = CommandSyntax(
    "evidence copy", "Makes pictures of a file that can be looked at safely: without place, names or scripts.",
    details: """
      Takes photographs (JPEG, PNG, GIF, WebP, TIFF, HEIF) and PDF. The file itself is not changed: it is the evidence.
      The file is opened by the program `renderer`, which has no network and is locked in. Says what the original tells beside
      what it shows. What can be seen in the picture, such as a face or a street sign, stays.
      The exit code is 0 where there are copies, and 1 where there is no preview.
      """,
    arguments: [.init("FILE", "a photograph or document")],
    options: [
      .init("--out", "DIR", "where to write the copies; ./out/copies if not given")
    ],
    examples: [
      .init("bellbird evidence copy photo.jpg --out copies", "copies/photo.copy.jpg"),
      .init("bellbird evidence copy letter.pdf --out copies", "copies/letter.copy-01.png, one for each page"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let path = command.arguments[0]
    let limits = RenderingLimits()
    let rendering = Renderer(program: program, limits: limits).render(
      try FileSystem.read(path, limitBytes: limits.originalBytesMax))
    for layer in Rendering.Layer.allCases where !rendering.layers.isEmpty && !rendering.layers.contains(layer) {
      Terminal.show("warning: \(layer.absence)\n")
    }
    var lines = rendering.found.map { ["The file is \($0), by its bytes."] } ?? []
    lines += rendering.facts.map(\.sentence)
    if rendering.facts.contains(where: \.isWarning) {
      lines.append("Whoever gets the original learns this too: think before you export or pass it on.")
    }
    try Terminal.write(lines.map { $0 + "\n" }.joined())
    switch rendering.preview {
    case .none(let reason):
      if reason == .noProgram || reason == .noSandbox { throw Failure(.storage, reason.reason, hint: reason.hint) }
      try Terminal.write("No preview: \(reason.reason).\n")
      Terminal.show("hint: \(reason.hint)\n")
      return .findings
    case .copies(let copies, let pageCount):
      try write(copies, of: pageCount, from: path, to: command["--out"] ?? "out/copies")
      return .fine
    }
  }

  private static func write(_ copies: [WorkingCopy], of pageCount: Int, from path: String, to out: String) throws {
    try FileSystem.makeFolder(out)
    let name = path.split(separator: "/").last.map(String.init) ?? "file"
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    for copy in copies {
      let page = pageCount == 1 ? "" : "-\(copy.page < 10 ? "0" : "")\(copy.page)"
      let file = "\(out)/\(stem.isEmpty ? "file" : stem).copy\(page).\(copy.format.ending)"
      try FileSystem.write(copy.bytes, to: file)
      try Terminal.write("\(file): \(copy.width) by \(copy.height) pixels\n")
    }
    let missing = pageCount - copies.count
    if missing > 0 { try Terminal.write("\(English.count(missing, "page")) of \(pageCount) not copied.\n") }
  }

  /// Beside this program, wherever that lies.
  static var program: String {
    let own = FileSystem.resolved("/proc/self/exe") ?? "bellbird"
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/renderer"
  }
}
