import PictureTestKit
import Testing

@testable import Rendering

@Suite struct EXIFTagsTests {
  @Test func `facts are found in every kind of file`() {
    var exif = EXIF()
    exif.thumbnail = JPEGFile([[JPEGFile.green]]).bytes
    var photo = JPEGFile([[JPEGFile.red]])
    photo.segments = [exif.segment]
    var drawing = PNGFile(width: 1, height: 1)
    drawing.chunks = [PNGFile.chunk("eXIf", exif.tiff)]
    let webp = SmallFiles.webp(width: 9, height: 9, chunks: [("EXIF", exif.tiff)])
    for file in [photo.bytes, drawing.bytes, webp, exif.tiff] {
      #expect(EXIFTags(in: file).facts == [.place, .time, .device, .person, .smallPicture])
    }
    #expect(EXIFTags(in: SmallFiles.tiff(pages: [JPEGFile.red], copyright: "somebody")).facts == [.person])
    exif.hasPlace = false
    (exif.make, exif.artist, exif.time, exif.thumbnail) = (nil, nil, nil, [])
    #expect(EXIFTags(in: exif.tiff).facts == [])
  }

  @Test func `tables that are cut off or point anywhere harm nobody`() {
    let tiff = EXIF().tiff
    for count in 0..<tiff.count { _ = EXIFTags(in: Array(tiff.prefix(count))) }
    for place in tiff.indices {
      var broken = tiff
      broken[place] = 0xFF
      _ = EXIFTags(in: broken)
    }
    #expect(EXIFTags(in: Array("MM\0*".utf8) + [UInt8](repeating: 0xFF, count: 99)).facts == [])
    #expect(EXIFTags(in: Array(String(repeating: "Exif\0\0", count: 9_000).utf8)).facts == [])
  }
}
