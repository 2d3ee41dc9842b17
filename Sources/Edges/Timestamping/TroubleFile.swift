internal import Files

/// `trouble` in the folder of somebody who is asked; there while it goes wrong.
enum TroubleFile {
  static func read(_ folder: String) -> Trouble? {
    (try? FileSystem.read(folder + "/trouble", limitBytes: 4_096)).flatMap {
      Trouble(text: String(decoding: $0, as: UTF8.self))
    }
  }

  static func add(_ reason: String, seconds: Int, in folder: String, faults: FaultPlan = .none) throws(FileError) {
    let trouble = Trouble.after(read(folder), reason: reason, seconds: seconds)
    try FileSystem.keep(Array(trouble.text.utf8), at: folder + "/trouble", faults: faults)
  }
}

enum Digits {
  static func padded(_ number: Int, to count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
