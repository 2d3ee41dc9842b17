import GroundTestKit
import PictureTestKit
import Processes
import Testing

@testable import Rendering

/// The side that starts the programs: unharmed by whatever they do.
@Suite struct RendererTests {
  private let folder = TemporaryFolder()

  private func reason(decode: String = "cat", encode: String, milliseconds: Int = 20_000) throws -> NoPreview? {
    var limits = RenderingLimits()
    (limits.milliseconds, limits.outputBytesMax) = (milliseconds, 1 << 20)
    let program = try RendererFixture.harmful(decode: decode, encode: encode, in: folder)
    guard case .none(let reason) = Renderer(program: program, limits: limits).render([1, 2, 3]).preview else {
      return nil
    }
    return reason
  }

  private func bytes(_ messages: RenderMessage...) -> [UInt8] { messages.flatMap { $0.pieces.flatMap { $0 } } }

  private func read(_ messages: RenderMessage...) -> Rendering.Preview {
    RenderingReader(RenderingLimits()).read(messages.flatMap { $0.pieces.flatMap { $0 } }).preview
  }

  @Test func `a program that hangs, crashes or writes without end`() throws {
    #expect(try reason(decode: "exec sleep 60", encode: "exec cat", milliseconds: 200) == .tooLate)
    #expect(try reason(encode: "exec sleep 60", milliseconds: 200) == .tooLate)
    #expect(try reason(encode: "kill -SEGV $$") == .brokeDown)
    #expect(try reason(encode: "exit 0") == .brokeDown)
    #expect(try reason(decode: "kill -SEGV $$", encode: "exec cat") == .brokeDown)
    #expect(try reason(encode: "exec cat /dev/zero") == .tooMuch)
    #expect(try reason(encode: "exec head -c 1000 /dev/urandom") == .untrue)
  }

  @Test func `a program that is not there`() {
    #expect(Renderer(program: "/nowhere/renderer").render([1]).preview == .none(.noProgram))
  }

  @Test func `lies are no copies`() throws {
    let copy = try #require(RendererFixture.copies(JPEGFile([[JPEGFile.red]]).bytes).first)
    func head(_ page: Int = 1, _ width: Int = 8, isPhotograph: Bool = true) -> PictureHead {
      PictureHead(page: page, isPhotograph: isPhotograph, bands: 3, width: width, height: 8)
    }
    #expect(read(.copy(head(), copy.bytes), .end(pageCount: 1)) == .copies([copy], pageCount: 1))
    #expect(read(.copy(head(), copy.bytes)) == .none(.brokeDown))
    #expect(read(.copy(head(1, 9), copy.bytes), .end(pageCount: 1)) == .none(.untrue))
    #expect(read(.copy(head(isPhotograph: false), copy.bytes), .end(pageCount: 1)) == .none(.untrue))
    #expect(read(.copy(head(2), copy.bytes), .end(pageCount: 1)) == .none(.untrue))
    #expect(read(.copy(head(2), copy.bytes), .copy(head(1), copy.bytes), .end(pageCount: 2)) == .none(.untrue))
    #expect(read(.end(pageCount: 1)) == .none(.untrue))
    #expect(read(.copy(head(), copy.bytes), .end(pageCount: 1), .end(pageCount: 1)) == .none(.untrue))
    #expect(
      read(.pixels(PictureHead(page: 1, isPhotograph: true, bands: 1, width: 1, height: 1), [0])) == .none(.untrue))
    #expect(read(.sandbox([1]), .sandbox([1, 2, 3, 4, 5])) == .none(.untrue))
  }

  @Test func `no word of a lying program gets through`() {
    #expect(RenderMessage(letter: UInt8(ascii: "t"), body: Array("a\nb".utf8)[...]) == nil)
    #expect(RenderMessage(letter: UInt8(ascii: "n"), body: [99]) == nil)
    #expect(RenderMessage.head([UInt8(ascii: "p"), 255, 255, 255, 255]) == nil)
    #expect(
      RenderingReader(RenderingLimits()).read([UInt8(ascii: "f"), 0, 0, 0, 2, 1, 200] + bytes(.refused(.unreadable)))
        .facts == [.place])
  }
}
