import PictureTestKit
import Testing

@testable import Images

@Suite struct PictureWriterTests {
  private let colours = Pixels(width: 16, height: 8, bands: 3, bytes: (0..<384).map { UInt8($0 % 251) })

  @Test func `a PNG gives back the same pixels`() throws {
    for bands in 1...4 {
      let pixels = try #require(
        Pixels(width: 5, height: 3, bands: bands, bytes: (0..<15 * bands).map { UInt8($0 * 3) }))
      let file = try PictureWriter.bytes(pixels, as: .png)
      #expect(try Picture(file).pixels(pixelsMax: 100) == pixels)
    }
  }

  @Test func `the same pixels give the same bytes`() throws {
    let pixels = try #require(colours)
    for format in [PictureWriter.Format.png, .jpeg] {
      #expect(try PictureWriter.bytes(pixels, as: format) == PictureWriter.bytes(pixels, as: format))
    }
  }

  @Test func `a JPEG has no alpha`() throws {
    let pixels = try #require(Pixels(width: 1, height: 1, bands: 4, bytes: [1, 2, 3, 4]))
    #expect(throws: PictureError.notWritable) { try PictureWriter.bytes(pixels, as: .jpeg) }
  }

  @Test func `numbers that do not fit are no pixels`() {
    #expect(Pixels(width: 2, height: 2, bands: 3, bytes: [1]) == nil)
    #expect(Pixels(width: 0, height: 2, bands: 3, bytes: []) == nil)
    #expect(Pixels(width: 1, height: 1, bands: 5, bytes: [1, 2, 3, 4, 5]) == nil)
  }
}
