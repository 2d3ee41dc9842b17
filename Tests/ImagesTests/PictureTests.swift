import PictureTestKit
import Testing

@testable import Images

@Suite struct PictureTests {
  private static let pixelsMax = 1 << 20
  private static let corners = JPEGFile([
    [JPEGFile.red, JPEGFile.white, JPEGFile.green], [JPEGFile.blue, JPEGFile.white, [0, 0, 0]],
  ])

  private func pixels(_ bytes: [UInt8]) throws -> Pixels { try Picture(bytes).pixels(pixelsMax: Self.pixelsMax) }

  /// The colour in the middle of the eight by eight block at a place.
  private func colour(_ pixels: Pixels, _ column: Int, _ row: Int) -> [UInt8] {
    let start = ((row * 8 + 4) * pixels.width + column * 8 + 4) * pixels.bands
    return Array(pixels.bytes[start..<start + pixels.bands])
  }

  private func isNear(_ left: [UInt8], _ right: [UInt8], _ distance: Int = 12) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs(Int($0) - Int($1)) <= distance }
  }

  @Test(arguments: [
    (1, "red", "green"), (2, "green", "red"), (3, "black", "blue"), (4, "blue", "black"), (5, "red", "blue"),
    (6, "blue", "red"), (7, "black", "green"), (8, "green", "black"),
  ])
  func `every orientation stands upright`(_ orientation: Int, _ left: String, _ right: String) throws {
    let colours = ["red": JPEGFile.red, "green": JPEGFile.green, "blue": JPEGFile.blue, "black": [0, 0, 0]]
    var file = Self.corners
    var exif = EXIF()
    exif.orientation = orientation
    file.segments = [exif.segment]
    let pixels = try pixels(file.bytes)
    #expect(pixels.width == (orientation > 4 ? 16 : 24) && pixels.height == (orientation > 4 ? 24 : 16))
    #expect(isNear(colour(pixels, 0, 0), colours[left] ?? []))
    #expect(isNear(colour(pixels, pixels.width / 8 - 1, 0), colours[right] ?? []))
    #expect(try Picture(file.bytes).isTurned == (orientation != 1))
  }

  @Test func `a colour profile is applied`() throws {
    var file = Self.corners
    let head = Array("ICC_PROFILE\0".utf8) + [1, 1]
    file.segments = [JPEGFile.segment(0xE2, head + ColourProfile.bytes(redAndBlueSwapped: true))]
    #expect(isNear(colour(try pixels(file.bytes), 0, 0), JPEGFile.blue, 40))
    file.segments = [JPEGFile.segment(0xE2, head + ColourProfile.bytes(redAndBlueSwapped: false))]
    #expect(isNear(colour(try pixels(file.bytes), 0, 0), JPEGFile.red, 40))
  }

  @Test func `a profile of nonsense is passed over`() throws {
    var file = Self.corners
    file.segments = [JPEGFile.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + [UInt8](repeating: 7, count: 300))]
    #expect(isNear(colour(try pixels(file.bytes), 0, 0), JPEGFile.red))
  }

  @Test func `inks become colours of a screen`() throws {
    // Adobe writes CMYK turned round: 0 is full ink.
    let pixels = try pixels(JPEGFile([[[0, 255, 255, 255], [255, 255, 255, 255]]]).bytes)
    #expect(pixels.bands == 3)
    let cyan = colour(pixels, 0, 0)
    #expect(cyan[0] < 80 && cyan[1] > 120 && cyan[2] > 180, "\(cyan)")
    #expect(isNear(colour(pixels, 1, 0), JPEGFile.white, 20))
  }

  @Test func `sixteen bits become eight, and grey stays grey`() throws {
    var deep = PNGFile(width: 2, height: 1)
    deep.depth = 16
    deep.pixel = { column, _ in column == 0 ? [0xFF, 0xFF, 0x80, 0, 0, 0] : [0, 0, 0x40, 0, 0xFF, 0xFF] }
    let colours = try pixels(deep.bytes)
    #expect(colours.bands == 3 && isNear(colours.bytes, [255, 128, 0, 0, 64, 255], 1))
    deep.colour = 0
    deep.pixel = { column, _ in column == 0 ? [0x80, 0] : [0xFF, 0xFF] }
    #expect(try pixels(deep.bytes) == Pixels(width: 2, height: 1, bands: 1, bytes: [128, 255]))
  }

  @Test func `alpha stays`() throws {
    var file = PNGFile(width: 2, height: 1)
    file.colour = 6
    file.pixel = { column, _ in column == 0 ? [255, 0, 0, 128] : [0, 0, 255, 0] }
    #expect(try pixels(file.bytes).bytes == [255, 0, 0, 128, 0, 0, 255, 0])
  }

  @Test func `of a moving picture the first moment is decoded`() throws {
    let file = SmallFiles.gif(width: 8, height: 8, moments: [2, 0, 1])
    let picture = try Picture(file)
    #expect(picture.pageCount == 3)
    let pixels = try picture.pixels(pixelsMax: Self.pixelsMax)
    #expect(pixels.height == 8 && colour(pixels, 0, 0).prefix(3) == [0, 0, 255])
  }

  @Test func `pages are told apart`() throws {
    let tiff = SmallFiles.tiff(pages: [JPEGFile.red, JPEGFile.green, JPEGFile.blue])
    #expect(try Picture(tiff).pageCount == 3)
    for (page, wanted) in [JPEGFile.red, JPEGFile.green, JPEGFile.blue].enumerated() {
      let pixels = try Picture(tiff, page: page).pixels(pixelsMax: Self.pixelsMax)
      #expect(colour(pixels, 0, 0) == wanted)
    }
    let pdf = PDFFile([PDFFile.paint("1 0 0"), PDFFile.paint("0 0 1")]).bytes
    let second = try Picture(pdf, page: 1, scale: 2)
    #expect(second.pageCount == 2 && second.width == 400 && second.height == 200)
    #expect(colour(try second.pixels(pixelsMax: Self.pixelsMax), 3, 3) == [0, 0, 255])
    #expect(colour(try Picture(PDFFile(["q Q"]).bytes).pixels(pixelsMax: Self.pixelsMax), 3, 3) == JPEGFile.white)
  }

  @Test func `a bomb is refused by its head`() throws {
    let bombs = [PNGFile(width: 65_000, height: 65_000).head, SmallFiles.webp(width: 16_383, height: 16_383)]
    for bomb in bombs {
      #expect(throws: PictureError.self) { try Picture(bomb).pixels(pixelsMax: 64_000_000) }
    }
    #expect(throws: PictureError.tooManyPixels(width: 16_383, height: 16_383)) {
      try Picture(bombs[1]).pixels(pixelsMax: 64_000_000)
    }
  }

  @Test func `only named kinds are opened`() {
    let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>".utf8)
    for bytes in [svg, [], [0], Array("P6 1 1 255 abc".utf8), Array("PK\u{3}\u{4}".utf8)] {
      #expect(throws: PictureError.unknownKind) { try Picture(bytes) }
    }
  }

  @Test func `a picture that is cut off is unreadable`() throws {
    let pdf = PDFFile([PDFFile.text("hello")]).bytes
    let files = [
      Self.corners.bytes, PNGFile(width: 30, height: 30).bytes, SmallFiles.gif(width: 30, height: 30),
      SmallFiles.webp(width: 9, height: 9), SmallFiles.tiff(pages: [JPEGFile.red]), pdf,
    ]
    for file in files {
      for count in [9, file.count / 4] {
        #expect(throws: PictureError.self) {
          try Picture(Array(file.prefix(count))).pixels(pixelsMax: Self.pixelsMax)
        }
      }
    }
  }
}
