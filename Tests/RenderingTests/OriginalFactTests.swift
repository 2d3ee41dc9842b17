import Testing

@testable import Rendering

@Suite struct OriginalFactTests {
  @Test func `facts come from names of fields and from XMP`() {
    #expect(OriginalFact.told(fields: ["exif-ifd3-GPSLatitude"], in: [], isDocument: false) == [.place])
    #expect(OriginalFact.told(fields: ["width", "height"], in: [], isDocument: false) == [])
    let xmp = Array("..<x:xmpmeta>photoshop:City</x:xmpmeta>dc:creator".utf8)
    #expect(OriginalFact.told(fields: [], in: xmp, isDocument: false) == [.place])
    #expect(OriginalFact.told(fields: ["pdf-author"], in: [], isDocument: true) == [.person, .document])
  }

  @Test func `every fact is a sentence`() {
    for fact in OriginalFact.allCases { #expect(fact.sentence.hasPrefix("The ") && fact.sentence.hasSuffix(".")) }
    for reason in NoPreview.allCases { #expect(!reason.reason.hasSuffix(".") && !reason.hint.hasSuffix(".")) }
  }
}
