import Foundation

/// Looks for bytes in all of this process's memory: what is left of a secret.
public enum MemoryScan {
  /// How often the bytes stand in memory. They are given as their complement, so that the search does not find itself.
  public static func copies(ofComplement inverted: [UInt8]) throws -> Int {
    var copies = 0
    let memory = open("/proc/self/mem", O_RDONLY)
    defer { close(memory) }
    for line in try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\n") {
      let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt(String($0), radix: 16) }
      guard line.contains(" rw"), !line.contains("[v"), ends.count == 2, ends[1] - ends[0] <= 1 << 28 else { continue }
      var region = [UInt8](repeating: 0, count: Int(ends[1] - ends[0]))
      guard pread(memory, &region, region.count, off_t(ends[0])) == region.count else { continue }
      copies += count(of: inverted, in: region)
      // The copy of the region must not be found in the next one.
      region.withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
    }
    return copies
  }

  private static func count(of inverted: [UInt8], in region: [UInt8]) -> Int {
    region.withUnsafeBufferPointer { bytes in
      inverted.withUnsafeBufferPointer { wanted in
        var found = 0
        var place = 0
        while place + wanted.count <= bytes.count {
          if bytes[place] == ~wanted[0], (1..<wanted.count).allSatisfy({ bytes[place + $0] == ~wanted[$0] }) {
            found += 1
          }
          place += 1
        }
        return found
      }
    }
  }
}
