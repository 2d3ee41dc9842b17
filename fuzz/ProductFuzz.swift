import Catalogue
import Product
import SourceText
import YAML

private let catalogue = CatalogueReader.embedded()

/// Any YAML is a product model, or is refused with an error in it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProduct(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let file = SourceFile(name: "fuzz.yaml", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  var log = Diagnostics()
  guard let node = YAMLParser.parse(file, into: &log) else { return 0 }
  let product = ProductReader.read([node], catalogue: catalogue, into: &log)
  precondition((product == nil) == log.hasErrors, "a model is read, or refused with an error")
  for diagnostic in log.entries {
    precondition(diagnostic.location.file === file, "a mistake is told where it is")
    precondition(!diagnostic.message.isEmpty && !diagnostic.hint.isEmpty, "a mistake has words")
  }
  _ = DiagnosticRenderer().render(log)
  return 0
}
