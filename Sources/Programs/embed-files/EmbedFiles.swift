import Foundation

/// Writes files into one Swift source as raw string literals: `embed-files OUT.swift ROOT FILE...`.
///
/// A literal compiles in a moment where an array of bytes takes minutes.
@main
enum EmbedFiles {
  static func main() throws {
    let arguments = CommandLine.arguments
    let (out, root) = (arguments[1], arguments[2])
    var source = """
      /// The files that are part of the program, by their path below their folder.
      enum EmbeddedFiles {
        static let all: [(path: String, text: StaticString)] = [

      """
    for path in arguments.dropFirst(3).sorted() {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let fence = String(repeating: "#", count: longestRunOfHashes(in: text) + 1)
      let name = String(path.dropFirst(root.count)).drop { $0 == "/" }
      source += "    (\"\(name)\", \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: out, atomically: true, encoding: .utf8)
  }

  private static func longestRunOfHashes(in text: String) -> Int {
    text.split { $0 != "#" }.map(\.count).max() ?? 0
  }
}
