import Catalogue
import Guides
import Primitives
import SourceText

private let catalogue = CatalogueReader.embedded()
private let embedded = GuideLibraryReader.embedded(for: catalogue)
private let today = CalendarDate(daysSinceEpoch: 20_781)

/// Any bytes are a guide, its words or its helplines; or they are refused with diagnostics. Rules read what was read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGuide(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for path in ["en/location-check.md", "words/ar.yaml", "helplines.yaml", "sources.yaml"] {
    var files = [
      GuideLibraryReader.File(path: path, source: SourceFile(name: path, bytes: bytes)),
      .init(path: "words/en.yaml", source: embedded.words["en"]?.location.file ?? SourceFile(name: "", bytes: [])),
    ]
    if path != "helplines.yaml", let country = embedded.helplines.countries.first {
      files.append(.init(path: "helplines.yaml", source: country.location.file))
    }
    var log = Diagnostics()
    guard let library = GuideLibraryReader.read(files, catalogue: catalogue, into: &log) else {
      precondition(log.hasErrors, "what is not read is refused with an error")
      continue
    }
    let told = GuideLint.check(library, on: today)
    for entry in told.entries { precondition(!entry.hint.isEmpty && entry.location.line >= 1, "a finding has a place") }
  }
  return 0
}
