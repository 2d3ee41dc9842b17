import GroundTestKit
import PictureTestKit
import Testing

@testable import Rendering

/// Originals that are made to harm whoever opens them.
@Suite struct HostileOriginalTests {
  private static let photo = JPEGFile([[JPEGFile.red, JPEGFile.blue], [JPEGFile.green, JPEGFile.white]]).bytes

  private func refusal(_ original: [UInt8]) -> NoPreview? { RendererFixture.refusal(original) }

  @Test func `nothing and one byte`() {
    #expect(refusal([]) == .empty)
    for byte in [UInt8(0), 0xFF, 0x25, 0x89] { #expect(refusal([byte]) == .otherKind) }
  }

  @Test func `bombs of pixels`() {
    let bomb = PNGFile(width: 65_535, height: 65_535)
    #expect(refusal(SmallFiles.webp(width: 16_383, height: 16_383)) == .tooManyPixels)
    for file in [bomb.head, bomb.head + PNGFile.chunk("IDAT", PNGFile.stored([0])) + PNGFile.chunk("IEND", [])] {
      #expect([.tooManyPixels, .unreadable].contains(refusal(file)))
    }
    var gif = SmallFiles.gif(width: 9, height: 9)
    // The size of the screen and that of the moment.
    for place in [6, 410] { gif.replaceSubrange(place..<place + 4, with: [255, 255, 255, 255]) }
    #expect([.tooManyPixels, .unreadable].contains(refusal(gif)))
    var jpeg = Self.photo
    if let frame = jpeg.indices.first(where: { jpeg[$0...].starts(with: [0xFF, 0xC0]) }) {
      jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
    }
    #expect([.tooManyPixels, .unreadable].contains(refusal(jpeg)))
  }

  @Test func `what is cut off or garbage has no preview`() {
    var random = SeededRandom(seed: 7)
    let files = [
      Self.photo, PNGFile(width: 30, height: 30).bytes, SmallFiles.gif(width: 30, height: 30),
      SmallFiles.webp(width: 30, height: 30), SmallFiles.tiff(pages: [JPEGFile.red]),
      [0, 0, 0, 24] + Array("ftypheic\0\0\0\0mif1heic".utf8), PDFFile([PDFFile.text("hello")]).bytes,
    ]
    for file in files {
      #expect([.unreadable, .otherKind].contains(refusal(Array(file.prefix(file.count / 5)))))
      let noise = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect([.unreadable, .tooManyPixels].contains(refusal(file.prefix(13) + noise)))
    }
  }

  @Test func `an SVG with a billion laughs is not opened`() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
    let entities = zip(names, names.dropFirst()).map { one, next in
      "<!ENTITY \(next) \"\(String(repeating: "&\(one);", count: 10))\">"
    }
    let svg =
      "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"ha\">\(entities.joined())]><svg><text>&i;</text></svg>"
    #expect(refusal(Array(svg.utf8)) == .otherKind)
  }

  @Test func `archives, programs, pages and words have no preview but a type`() {
    let zip = Array("PK\u{3}\u{4}\u{14}\0\u{6}\0\u{8}\0".utf8) + [UInt8](repeating: 0, count: 40)
    for (file, type) in [
      (zip, "application/zip"), (Array("#!/bin/sh\nreboot\n".utf8), "text/x-shellscript"),
      (Array("<!DOCTYPE html><html><script>1</script></html>".utf8), "text/html"),
      (Array("hello\n".utf8), "text/plain"),
    ] {
      let rendering = RendererFixture.renderer.render(file)
      #expect(rendering.preview == .none(.otherKind) && rendering.found == type, "\(rendering)")
    }
  }

  @Test func `files that are two things give a picture and nothing else`() {
    let script = Array("<html><script>CANARY</script></html>".utf8)
    let gif = SmallFiles.gif(width: 9, height: 9, comment: "=1;CANARY()//")
    let pdf = PDFFile([PDFFile.text("hello")]).bytes + script
    for file in [Self.photo + Array("PK\u{3}\u{4}CANARY".utf8), gif, pdf] {
      let copies = RendererFixture.copies(file)
      #expect(copies.count == 1 && !copies.contains { $0.bytes.hold("CANARY") })
    }
    // What begins as a page is a page, whatever stands inside.
    #expect(refusal(script + PDFFile([PDFFile.text("hello")]).bytes) == .otherKind)
  }

  @Test func `a PDF does nothing`() {
    var file = PDFFile([PDFFile.text("hello")])
    file.more = [
      "<< /S /JavaScript /JS (app.alert\\('CANARY'\\)) >>", "<< /S /Launch /F (/bin/CANARY) >>",
      "<< /Type /Annot /Subtype /Link /Rect [0 0 200 100] /A << /S /URI /URI (http://CANARY.example/) >> >>",
    ]
    file.catalogue = "/OpenAction \(file.moreStart) 0 R"
    file.page = "/AA << /O \(file.moreStart + 1) 0 R >> /Annots [\(file.moreStart + 2) 0 R]"
    file.information = "/Author (CANARY-AUTHOR) /Title (CANARY-TITLE) /Producer (CANARY)"
    let rendering = RendererFixture.renderer.render(file.bytes)
    guard case .copies(let copies, 1) = rendering.preview else { return #expect(Bool(false), "\(rendering)") }
    #expect(copies.count == 1 && !copies[0].bytes.hold("CANARY") && rendering.facts.contains(.document))
    #expect(Set(rendering.facts).isSuperset(of: [.person, .device, .text]), "\(rendering.facts)")
  }

  @Test func `a table of contents that points to itself ends`() {
    let text =
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 9 >>\nendobj\nxref\n0 1\n0000000000 65535 f \n"
    let loop =
      text
      + "trailer\n<< /Size 2 /Root 1 0 R /Prev \(text.utf8.count - 31) >>\nstartxref\n\(text.utf8.count - 31)\n%%EOF\n"
    #expect(refusal(Array(loop.utf8)) != nil)
    var form = PDFFile(["/X Do"])
    form.more = [
      "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X \(form.moreStart) 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"
    ]
    form.page = "/Resources << /XObject << /X \(form.moreStart) 0 R >> >>"
    #expect(RendererFixture.copies(form.bytes).count <= 1)
  }

  @Test func `of ten thousand pages the first are copied`() {
    var limits = RenderingLimits()
    limits.pagesMax = 3
    let file = PDFFile([String](repeating: PDFFile.paint("1 0 0"), count: 10_000)).bytes
    let rendering = Renderer(program: RendererFixture.program, limits: limits).render(file)
    guard case .copies(let copies, 10_000) = rendering.preview else { return #expect(Bool(false), "\(rendering)") }
    #expect(copies.map(\.page) == [1, 2, 3])
  }

  @Test func `a page as large as a house is drawn small`() {
    var file = PDFFile([PDFFile.paint("1 0 0")])
    file.box = "0 0 14400 14400"
    let copies = RendererFixture.copies(file.bytes)
    #expect(copies.count == 1 && copies.allSatisfy { $0.width * $0.height <= 16_100_000 })
  }

  @Test func `a drawing that takes for ever is stopped`() {
    var limits = RenderingLimits()
    limits.milliseconds = 1_500
    let work = String(repeating: "q 1 0 0 1 0.1 0.1 cm 0 0 m 200 100 100 300 7 7 c 40 w S Q\n", count: 400_000)
    let reason = RendererFixture.refusal(PDFFile([work]).bytes, limits)
    #expect(reason == .tooLate)
  }

  @Test func `memory has an end`() {
    var limits = RenderingLimits()
    limits.memoryBytes = 600 << 20
    limits.pixelsMax = 400_000_000
    #expect(RendererFixture.refusal(SmallFiles.webp(width: 16_000, height: 16_000), limits) != nil)
  }

  @Test func `what is too large is not begun`() {
    var limits = RenderingLimits()
    limits.originalBytesMax = 100
    #expect(RendererFixture.refusal(Self.photo, limits) == .tooLarge)
  }
}
