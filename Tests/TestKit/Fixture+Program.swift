public import Foundation
public import GroundTestKit

extension Fixture {
  public typealias Run = ProcessRun

  /// Runs the program that stands beside the test bundle, as people and scripts do.
  public static func bellbird(_ words: [String], in folder: URL = root) throws -> Run {
    try ProcessRun(root.appending(path: ".build/debug/bellbird"), words, in: folder)
  }
}
