import Foundation
import GroundTestKit
import PictureTestKit
import TestKit
import Testing

@Suite struct EvidenceCopyTests {
  private let folder = Fixture.Folder()

  private func copy(_ bytes: [UInt8], _ name: String) throws -> Fixture.Run {
    try Data(bytes).write(to: URL(filePath: folder.path(name)))
    return try Fixture.bellbird(["evidence", "copy", folder.path(name), "--out", folder.path("copies")])
  }

  @Test func `a photograph gets a copy, and what it tells is said`() throws {
    var file = JPEGFile([[JPEGFile.red, JPEGFile.blue]])
    file.segments = [EXIF().segment]
    let run = try copy(file.bytes, "photo.jpg")
    #expect(
      run.out == """
        The file is image/jpeg, by its bytes.
        The original says where it was taken.
        The original says when it was made.
        The original says with which device or program it was made.
        The original names who made or owns it.
        Whoever gets the original learns this too: think before you export or pass it on.
        \(folder.path("copies"))/photo.copy.jpg: 16 by 8 pixels

        """)
    #expect(run.code == 0)
    let bytes = try Data(contentsOf: URL(filePath: folder.path("copies") + "/photo.copy.jpg"))
    #expect(![UInt8](bytes).hold("CANARY"))
    #expect(try [UInt8](Data(contentsOf: URL(filePath: folder.path("photo.jpg")))) == file.bytes)
  }

  @Test func `pages of a document get numbers`() throws {
    let run = try copy(PDFFile([PDFFile.text("one"), PDFFile.text("two")]).bytes, "letter.pdf")
    #expect(run.code == 0)
    #expect(run.out.contains("/letter.copy-01.png: 417 by 208 pixels\n") && run.out.contains("/letter.copy-02.png: "))
  }

  @Test func `what has no preview is told why`() throws {
    let run = try copy(Array("PK\u{3}\u{4}\u{14}\0\u{6}\0".utf8) + [UInt8](repeating: 0, count: 40), "report.docx")
    #expect(run.code == 1)
    #expect(run.out.hasSuffix("No preview: it is no kind of picture or document that is opened here.\n"))
    #expect(run.err.hasPrefix("hint: the original is untouched; "))
    #expect(try copy([], "empty").out == "No preview: the file is empty.\n")
  }

  @Test func `a file that is not there`() throws {
    let run = try Fixture.bellbird(["evidence", "copy", folder.path("nothing.jpg")])
    #expect(run.code == 3 && run.err.hasPrefix("error: "))
  }
}
