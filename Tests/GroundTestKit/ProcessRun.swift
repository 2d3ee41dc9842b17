public import Foundation

/// What another program said and how it ended.
public struct ProcessRun: Sendable {
  public let code: Int32
  public let out: String
  public let err: String

  /// Runs the program to its end.
  public init(_ program: URL, _ words: [String], in folder: URL? = nil) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = words
    if let folder { process.currentDirectoryURL = folder }
    let (out, err) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, err)
    try process.run()
    let output = out.fileHandleForReading.readDataToEndOfFile()
    let errors = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    code = process.terminationStatus
    self.out = String(decoding: output, as: UTF8.self)
    self.err = String(decoding: errors, as: UTF8.self)
  }
}
