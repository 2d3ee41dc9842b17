import FileType
import Files
import Glibc
import Images
import Rendering
import Sandbox

/// The first half: reads the original, and sends what it is, what it tells, and its pixels.
struct Decoding {
  /// Dots an inch of a drawn page, in documents' units of 72.
  private static let pageScale = 150.0 / 72

  private let limits: RenderingLimits

  init(_ limits: RenderingLimits) { self.limits = limits }

  func run() {
    var fileType: FileType?
    var isReady = false
    let sandbox = RendererProgram.sandbox(limits, mayReadFiles: true) {
      isReady = ImageLibrary.start()
      fileType = FileType()
    }
    guard let sandbox, isReady else { RendererProgram.refuse(.noSandbox) }
    RendererProgram.send(.sandbox(sandbox.layers.map(\.rawValue).sorted()))
    guard let original = try? FileSystem.readStandardInput(limitBytes: limits.originalBytesMax) else {
      RendererProgram.refuse(.tooLarge)
    }
    if let found = fileType?.found(original) { RendererProgram.send(.type(found)) }
    do throws(PictureError) {
      RendererProgram.send(.end(pageCount: try send(original)))
    } catch {
      RendererProgram.refuse(error.reason)
    }
  }

  /// Sends facts and pixels, and returns how many pages there are.
  private func send(_ original: [UInt8]) throws(PictureError) -> Int {
    let first = try Picture(original)
    RendererProgram.send(.facts(facts(first, original).map(\.rawValue)))
    guard first.kind.hasPages else {
      let main = first.mainPage == 0 ? first : try Picture(original, page: first.mainPage)
      try send(main, page: 1)
      return 1
    }
    var (sentCount, failure): (Int, PictureError?) = (0, nil)
    for page in 0..<min(first.pageCount, limits.pagesMax) {
      // A page that cannot be drawn leaves a gap in the numbers.
      do throws(PictureError) {
        try send(self.page(page, of: original), page: page + 1)
        sentCount += 1
      } catch {
        failure = error
      }
    }
    if sentCount == 0 { throw failure ?? .unreadable }
    return first.pageCount
  }

  private func page(_ page: Int, of original: [UInt8]) throws(PictureError) -> Picture {
    let picture = try Picture(original, page: page, scale: Self.pageScale)
    let pixels = picture.width * picture.height
    guard picture.kind == .pdf, pixels > limits.pagePixelsMax else { return picture }
    let smaller = Self.pageScale * (Double(limits.pagePixelsMax) / Double(pixels)).squareRoot()
    return try Picture(original, page: page, scale: smaller)
  }

  private func send(_ picture: Picture, page: Int) throws(PictureError) {
    let pixels = try picture.pixels(pixelsMax: limits.pixelsMax)
    let isPhotograph = picture.kind.isForPhotographs && !pixels.hasAlpha
    let head = PictureHead(
      page: page, isPhotograph: isPhotograph, bands: pixels.bands, width: pixels.width, height: pixels.height)
    RendererProgram.send(.pixels(head, pixels.bytes))
  }

  private func facts(_ picture: Picture, _ original: [UInt8]) -> [OriginalFact] {
    OriginalFact.told(fields: picture.fields, in: original, isDocument: picture.kind == .pdf).filter {
      switch $0 {
      case .turned: picture.isTurned
      case .morePictures: picture.pageCount > 1 && !picture.kind.hasPages
      default: true
      }
    }
  }
}

extension PictureError {
  fileprivate var reason: NoPreview {
    switch self {
    case .unknownKind: .otherKind
    case .unreadable, .notWritable: .unreadable
    case .tooManyPixels: .tooManyPixels
    }
  }
}
