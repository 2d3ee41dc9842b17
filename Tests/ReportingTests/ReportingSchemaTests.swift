import JSON
import Testing
import YAML

@testable import Reporting

@Suite struct ReportingSchemaTests {
  @Test func `the schema knows the fields that the reader knows`() throws {
    let schema = ReportingSchema.json(for: ReportingReaderTests.catalogue)
    let top = Set(schema["properties"]?.members?.map(\.name) ?? [])
    let way = Set(schema["properties"]?["ways"]?["items"]?["properties"]?.members?.map(\.name) ?? [])
    for line in ReportingReaderTests.good.split(separator: "\n") {
      let name = line.drop { $0 == " " || $0 == "-" }.prefix { $0 != ":" }
      #expect(line.hasPrefix(" ") ? way.contains(String(name)) : top.contains(String(name)), "\(name)")
    }
    #expect(top.count == 9 && way.count == 18)
  }

  @Test func `every shortcoming says what is wrong and what to do`() {
    for one in Shortcoming.allCases { #expect(one.message.count > 20 && one.hint.contains("write ")) }
  }
}
