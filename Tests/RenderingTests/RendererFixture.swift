import Foundation
import GroundTestKit
import Rendering

/// The program that was built, and programs in its place that do harm.
enum RendererFixture {
  static let program: String = {
    let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "renderer").path() ?? ""
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: ".build/debug/renderer").path()
  }()

  static let renderer = Renderer(program: program)

  static func copies(_ original: [UInt8]) -> [WorkingCopy] {
    guard case .copies(let copies, _) = renderer.render(original).preview else { return [] }
    return copies
  }

  static func refusal(_ original: [UInt8], _ limits: RenderingLimits = RenderingLimits()) -> NoPreview? {
    guard case .none(let reason) = Renderer(program: program, limits: limits).render(original).preview else {
      return nil
    }
    return reason
  }

  /// A program whose halves do what the shell says.
  static func harmful(decode: String, encode: String, in folder: TemporaryFolder) throws -> String {
    let path = folder.path("renderer-\(UUID().uuidString)")
    try "#!/bin/sh\nPATH=/usr/bin:/bin\ncase $1 in\ndecode) \(decode);;\nencode) \(encode);;\nesac\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }
}
