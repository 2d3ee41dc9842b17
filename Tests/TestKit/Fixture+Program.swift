public import Foundation

extension Fixture {
  /// What the program said and how it ended.
  public typealias Run = (code: Int32, out: String, err: String)

  /// Runs the program that stands beside the test bundle, as people and scripts do.
  public static func bellbird(_ words: [String], in folder: URL = root) throws -> Run {
    let process = Process()
    process.executableURL = root.appending(path: ".build/debug/bellbird")
    process.arguments = words
    process.currentDirectoryURL = folder
    let (out, err) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, err)
    try process.run()
    let output = out.fileHandleForReading.readDataToEndOfFile()
    let errors = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self), String(decoding: errors, as: UTF8.self))
  }
}
