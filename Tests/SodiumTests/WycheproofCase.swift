import Foundation
import GroundTestKit

/// One case of Google's and C2SP's collected attacks on cryptographic libraries, read from the shared test data.
struct WycheproofCase {
  let id: Int
  private let fields: [String: Any]
  private let group: [String: Any]

  var isValid: Bool { fields["result"] as? String == "valid" }

  func bytes(_ name: String) -> [UInt8] { Hex.bytes(fields[name] as? String ?? "") }
  func number(_ name: String) -> Int { fields[name] as? Int ?? 0 }
  var publicKey: [UInt8] { Hex.bytes((group["publicKey"] as? [String: Any])?["pk"] as? String ?? "") }

  static func isHere(_ name: String) -> Bool { SharedData.has("wycheproof/\(name)_test.json") }

  static func all(_ name: String) throws -> [WycheproofCase] {
    let object = try JSONSerialization.jsonObject(with: Data(SharedData.bytes("wycheproof/\(name)_test.json")))
    let groups = (object as? [String: Any])?["testGroups"] as? [[String: Any]] ?? []
    return groups.flatMap { group in
      (group["tests"] as? [[String: Any]] ?? []).map { test in
        WycheproofCase(id: test["tcId"] as? Int ?? 0, fields: test, group: group)
      }
    }
  }
}
