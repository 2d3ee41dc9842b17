import Foundation
import GroundTestKit
import PictureTestKit
import Processes
import Testing

@testable import Rendering

/// The programs as they run: locked in, and fed with what people send.
@Suite struct RendererProgramTests {
  @Test(arguments: ["decode", "encode"]) func `nothing forbidden works from inside`(_ half: String) throws {
    let result = try Pipeline(
      [[RendererFixture.program, "probe", half]], outputBytesMax: 1 << 20, milliseconds: 30_000
    ).run([])
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count > 35)
    for layer in ["bare", "limits", "calls"] { #expect(lines.contains("layer \(layer): holds")) }
    let isHidden = lines.contains("layer files: holds")
    for line in lines where !line.hasPrefix("layer ") {
      // Without Landlock what may be opened for reading is not held to folders.
      if !isHidden, half == "decode", line.contains("read") || line.contains("list") || line.contains("leave") {
        continue
      }
      #expect(line.hasSuffix(": refused"))
    }
  }

  @Test func `layers of the sandbox are told`() {
    let rendering = RendererFixture.renderer.render(JPEGFile([[JPEGFile.red]]).bytes)
    #expect(Set(rendering.layers).isSuperset(of: [.bare, .limits, .calls]))
  }

  @Test func `a photograph loses everything but its picture`() throws {
    var file = JPEGFile([[JPEGFile.red, JPEGFile.blue]])
    var exif = EXIF()
    exif.orientation = 6
    exif.thumbnail = JPEGFile([[JPEGFile.green]]).bytes
    let xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>CANARY-XMP</exif:GPSLatitude></x:xmpmeta>"
    file.segments = [
      exif.segment, JPEGFile.segment(0xE1, Array(xmp.utf8)),
      JPEGFile.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + ColourProfile.bytes(redAndBlueSwapped: false)),
      JPEGFile.segment(0xED, Array("Photoshop 3.0\0008BIM\u{4}\u{4}\0\0CANARY-IPTC".utf8)),
      JPEGFile.segment(0xFE, Array("CANARY-COMMENT".utf8)), JPEGFile.segment(0xEB, Array("CANARY-APP11".utf8)),
    ]
    let original = file.bytes + Array("CANARY-TAIL".utf8)
    #expect(original.hold("CANARY-MAKE") && original.hold("CANARY-IPTC") && original.hold("Exif"))
    let rendering = RendererFixture.renderer.render(original)
    guard case .copies(let copies, 1) = rendering.preview else {
      return #expect(rendering.preview == .copies([], pageCount: 1))
    }
    #expect(copies.count == 1 && copies[0].format == .jpeg && copies[0].width == 8 && copies[0].height == 16)
    for word in ["CANARY", "Exif", "http", "ICC", "Photoshop", "8BIM", "Adobe", "GPS"] {
      #expect(!copies[0].bytes.hold(word))
    }
    #expect(
      rendering.facts == [.place, .time, .device, .person, .smallPicture, .text, .profile, .turned],
      "\(rendering.facts)")
    #expect(rendering.found == "image/jpeg")
  }

  @Test func `a PNG loses its words and keeps its pixels`() throws {
    var file = PNGFile(width: 9, height: 4)
    file.chunks = [
      PNGFile.chunk("tEXt", Array("Comment\0CANARY-TEXT".utf8)), PNGFile.chunk("eXIf", EXIF().tiff),
      PNGFile.chunk("tIME", [7, 0xEA, 1, 2, 3, 4, 5]), PNGFile.chunk("caNb", Array("CANARY-OWN".utf8)),
    ]
    let rendering = RendererFixture.renderer.render(file.bytes)
    guard case .copies(let copies, _) = rendering.preview else { return #expect(Bool(false), "\(rendering.preview)") }
    #expect(copies.map(\.format) == [.png] && !copies[0].bytes.hold("CANARY") && !copies[0].bytes.hold("eXIf"))
    #expect(rendering.facts == [.place, .time, .device, .person, .text])
  }

  @Test func `the other kinds lose their words`() {
    let files: [[UInt8]] = [
      SmallFiles.gif(width: 9, height: 9, moments: [0, 1], comment: "CANARY-GIF"),
      SmallFiles.webp(width: 9, height: 9, chunks: [("EXIF", EXIF().tiff), ("XMP ", Array("CANARY-XMP".utf8))]),
      SmallFiles.tiff(pages: [JPEGFile.red], copyright: "CANARY-TIFF"),
    ]
    for file in files {
      let copies = RendererFixture.copies(file)
      #expect(file.hold("CANARY") && copies.count == 1 && !copies.contains { $0.bytes.hold("CANARY") })
    }
  }

  @Test func `the second half takes pixels and nothing else`() throws {
    func encode(_ input: [UInt8]) throws -> [UInt8] {
      let half = [RendererFixture.program, "encode"] + RenderingLimits().words
      return try Pipeline([half], outputBytesMax: 1 << 20, milliseconds: 30_000).run(input).output
    }
    func bytes(_ message: RenderMessage) -> [UInt8] { message.pieces.flatMap { $0 } }
    let head = PictureHead(page: 1, isPhotograph: false, bands: 3, width: 1, height: 2)
    let refusal = bytes(.refused(.untrue))
    #expect(try encode(bytes(.copy(head, Array("CANARY".utf8)))) == refusal)
    #expect(try encode(bytes(.pixels(head, [1, 2, 3]))).isEmpty)
    #expect(try encode(Array("CANARY garbage that is no message".utf8)).isEmpty)
    let huge = PictureHead(page: 1, isPhotograph: false, bands: 1, width: 65_500, height: 3_000)
    #expect(try encode(bytes(.pixels(huge, [UInt8](repeating: 0, count: huge.pixelByteCount)))) == refusal)
    #expect(try encode(bytes(.pixels(head, [1, 2, 3, 4, 5, 6]))).starts(with: Array("c".utf8)))
  }

  @Test func `the same original gives the same copies`() {
    let file = PDFFile([PDFFile.text("page one"), PDFFile.paint("0 1 0")]).bytes
    #expect(RendererFixture.copies(file) == RendererFixture.copies(file))
    #expect(RendererFixture.copies(file).map(\.page) == [1, 2])
  }
}
