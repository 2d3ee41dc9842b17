import PictureTestKit
import Testing

@testable import Rendering

@Suite struct CopyCheckTests {
  private func copy(_ format: WorkingCopy.Format, _ bytes: [UInt8]) -> WorkingCopy {
    WorkingCopy(page: 1, format: format, width: 8, height: 8, bytes: bytes)
  }

  @Test func `what was written by the program holds`() throws {
    let photo = try #require(RendererFixture.copies(JPEGFile([[JPEGFile.red]]).bytes).first)
    let drawing = try #require(RendererFixture.copies(PNGFile(width: 8, height: 8).bytes).first)
    #expect(CopyCheck.holds(photo) && CopyCheck.holds(drawing))
    for file in [photo, drawing] {
      // Every byte less, and bytes behind the end.
      for count in 0..<file.bytes.count {
        #expect(!CopyCheck.holds(copy(file.format, Array(file.bytes.prefix(count)))))
      }
      #expect(!CopyCheck.holds(copy(file.format, file.bytes + [0])))
      #expect(!CopyCheck.holds(copy(file.format == .png ? .jpeg : .png, file.bytes)))
    }
  }

  @Test func `chunks and segments that could tell something are refused`() throws {
    let photo = try #require(RendererFixture.copies(JPEGFile([[JPEGFile.red]]).bytes).first).bytes
    for marker in [0xE1, 0xE2, 0xED, 0xFE, 0xEE] as [UInt8] {
      #expect(!CopyCheck.holds(copy(.jpeg, photo.prefix(2) + JPEGFile.segment(marker, [1]) + photo.dropFirst(2))))
    }
    let drawing = try #require(RendererFixture.copies(PNGFile(width: 8, height: 8).bytes).first).bytes
    for name in ["tEXt", "eXIf", "iCCP", "tIME", "acTL", "abCd"] {
      #expect(!CopyCheck.holds(copy(.png, drawing.prefix(33) + PNGFile.chunk(name, [1]) + drawing.dropFirst(33))))
    }
  }
}
