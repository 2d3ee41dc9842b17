import SourceText
import TextSignals

private let sets = TextSetReader.embedded()
nonisolated(unsafe) private var scratch = sets.makeScratch()
nonisolated(unsafe) private var places = TextPlaces(sets)

/// Any bytes are a text, whose places lie inside it; and any bytes are a set, or are refused with an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = Array(UnsafeBufferPointer(start: start, count: count))
  let mask = sets.mask(of: text.span.bytes, scratch: &scratch)
  precondition(mask == sets.mask(of: text.span.bytes, scratch: &scratch), "a text says the same twice")
  let found = places.places(in: text)
  precondition(found.map(\.set.text) == sets.names(in: mask), "what is mentioned has a place")
  for place in found {
    precondition(!place.bytes.isEmpty && place.bytes.upperBound <= text.count, "a place lies in the text")
  }
  if text.starts(with: Array("bellbird".utf8)) {
    var log = Diagnostics()
    let read = TextSetReader.read([.init(path: "a.yaml", source: SourceFile(name: "a.yaml", bytes: text))], into: &log)
    precondition((read == nil) == log.hasErrors, "a set is read, or refused with an error")
  }
  return 0
}
