import FileType
import PictureTestKit
import Testing

@Suite struct FileTypeTests {
  @Test func `a file is known by its bytes`() throws {
    let types = try #require(FileType())
    #expect(types.found(JPEGFile([[JPEGFile.red]]).bytes) == "image/jpeg")
    #expect(types.found(PDFFile([PDFFile.text("hello")]).bytes) == "application/pdf")
    #expect(types.found(Array("hello there\n".utf8)) == "text/plain")
    #expect(types.found([]) == "application/x-empty")
  }
}
