/// A PDF whose pages are painted by short programs.
package struct PDFFile {
  package var pages: [String]
  package var box = "0 0 200 100"
  /// Objects from this number on: 4 + twice the pages.
  package var more: [String] = []
  /// Entries of the catalogue: `/OpenAction 20 0 R`.
  package var catalogue = ""
  /// Entries of every page.
  package var page = ""
  package var information = ""

  package init(_ pages: [String]) { self.pages = pages }

  /// The number of the first of `more`.
  package var moreStart: Int { 4 + pages.count * 2 }

  package static func text(_ words: String) -> String { "BT /F1 24 Tf 20 40 Td (\(words)) Tj ET" }
  package static func paint(_ colour: String) -> String { "\(colour) rg 0 0 200 100 re f" }

  package var bytes: [UInt8] {
    let kids = pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R \(catalogue) >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (index, content) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [\(box)] /Resources << /Font << /F1 3 0 R >> >> "
          + "/Contents \(5 + index * 2) 0 R \(page) >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    objects += more
    if !information.isEmpty { objects.append("<< \(information) >>") }
    var (text, places) = (Array("%PDF-1.7\n".utf8), [Int]())
    for (index, object) in objects.enumerated() {
      places.append(text.count)
      text += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let table = places.map { String(repeating: "0", count: 10 - String($0).count) + "\($0) 00000 n \n" }.joined()
    let info = information.isEmpty ? "" : "/Info \(objects.count) 0 R"
    return text
      + Array(
        ("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(table)trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(info) >>\n"
          + "startxref\n\(text.count)\n%%EOF\n").utf8)
  }
}
