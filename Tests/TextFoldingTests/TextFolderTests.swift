import GroundTestKit
import Testing
import TextFolding

@Suite struct TextFolderTests {
  private func fold(_ text: String) -> String {
    var folder = TextFolder()
    folder.fold(Array(text.utf8).span.bytes)
    return folder.folded.text
  }

  @Test(arguments: [
    ("I will KILL you.", "i will kill you"),
    ("don't; they're", "dont theyre"),
    ("  two\twords\r\n", "two words"),
    ("k\u{0}ill\u{7F}", "kill"),
    // Numbers stay numbers, and letters in disguise become letters.
    ("call 0151 496 0000", "call 0151 496 0000"),
    ("$20 + 100%", "20 100"),
    ("h4te", "hate"), ("@ss", "ss"), ("b@5t@rd", "bastard"), ("$lut a$$", "slut ass"),
    ("stop!", "stop"), ("f*ck", "fck"), ("th3y", "they"),
    // Repeated letters.
    ("killlllll youuuu", "kil you"), ("good", "good"), ("soooo goooood", "so god"),
    // Spaced-out letters.
    ("l e a v e me", "leave me"), ("k.i.l.l you", "kill you"), ("u r a fool", "u r a fool"),
    ("k i l l  y o u", "kill you"), ("h-e-l-p m-e", "help me"), ("a b c d", "abcd"),
  ])
  func `ASCII text is folded`(text: String, expected: String) { #expect(fold(text) == "\n \(expected) \n") }

  @Test(arguments: [
    ("кill уоu", "kill you"), ("ｋｉｌｌ", "kill"), ("𝐤𝐢𝐥𝐥", "kill"), ("𝓴𝓲𝓵𝓵", "kill"), ("КІLL", "kill"),
    ("k\u{200B}i\u{200D}l\u{FEFF}l", "kill"), ("\u{202E}kill\u{202C}", "kill"), ("k\u{AD}ill", "kill"),
    ("kíll yòü", "kill you"), ("k\u{336}i\u{336}l\u{336}l\u{336}", "kill"), ("øł", "ol"), ("Straße", "strasse"),
    ("don’t", "dont"), ("kill—you", "kill you"), ("kill…you", "kill you"), ("kill🔪you", "kill 🔪 you"),
    ("\u{2460}\u{661}", "11"), ("kill\u{A0}you\u{2028}now", "kill you now"), ("ⓚⓘⓛⓛ", "kill"),
  ])
  func `what looks the same is the same`(text: String, expected: String) { #expect(fold(text) == "\n \(expected) \n") }

  @Test func `a one inside a word is read as i and as l`() {
    #expect(fold("k1ll s1ut") == "\n kill siut \n\n kl slut \n")
    #expect(fold("sh!t") == "\n shit \n\n shlt \n")
    #expect(fold("1 2 3") == "\n 1 2 3 \n")
  }

  @Test func `an empty text has no words`() {
    for text in ["", "   ", "?!", "'", "\u{200B}", "@", "$", "!!!", "''' ***"] {
      #expect(fold(text) == "\n \n", "\(text.debugDescription)")
    }
  }

  @Test func `numbers can still be read in the plain form`() {
    var folder = TextFolder()
    folder.fold(Array("flat ４b, AB１２ CDE".utf8).span.bytes)
    #expect(folder.plain.text == "flat 4b, AB12 CDE")
    #expect(folder.hasDigit && !folder.isASCII)
    folder.fold(Array("no number".utf8).span.bytes)
    #expect(!folder.hasDigit && folder.isASCII)
  }

  @Test func `every byte knows where it comes from`() {
    var folder = TextFolder(keepsPlaces: true)
    for text in ["Don't  k1ll", "a k i l l b", "кill—уоu", "soooo s p a c e d", "é\u{301}x 12"] {
      let bytes = Array(text.utf8)
      folder.fold(bytes.span.bytes)
      let places = folder.folded.places[..<folder.folded.count].map { Int($0) }
      #expect(places.allSatisfy { (0..<bytes.count).contains($0) })
    }
    folder.fold(Array("Don't кill".utf8).span.bytes)
    let folded = Array(folder.folded.text.utf8)
    #expect(String(decoding: folded, as: UTF8.self) == "\n dont kill \n")
    #expect(folder.folded.places[2..<11].map { $0 } == [0, 1, 2, 4, 4, 6, 8, 9, 10])
  }

  @Test func `what is folded stays as it is`() {
    for text in SharedData.naughtyStrings + ["K1LL уоu", "a.b.c.d e"] {
      // Two readings are two texts, and letters that were joined can stand three times over.
      let folded = fold(fold(text))
      guard folded.filter({ $0 == "\n" }).count == 2 else { continue }
      #expect(fold(folded) == folded)
    }
  }

  @Test func `hostile texts are folded in bounds`() {
    var folder = TextFolder(keepsPlaces: true)
    var random = SeededRandom(seed: 7)
    let bombs: [[UInt8]] = [
      Array(repeating: 0xFF, count: 1 << 20), Array(repeating: 0, count: 1 << 20),
      Array("e".utf8) + Array(String(repeating: "\u{301}", count: 100_000).utf8),
      Array(String(repeating: "\u{FDFA}", count: 100_000).utf8), Array(String(repeating: "1a", count: 100_000).utf8),
      Array(String(repeating: "k ", count: 100_000).utf8), Array(String(repeating: "a!", count: 100_000).utf8),
      Array(String(repeating: "$", count: 100_000).utf8),
      Array(String(repeating: "\u{202E}\u{2067}", count: 9999).utf8),
      [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]
    let pool: [UInt8] = [0x20, 0x61, 0x6B, 0x31, 0x21, 0x24, 0x40, 0x27, 0x2E, 0xCC, 0x81, 0xF0, 0x9F, 0x00]
    let noise = (0..<2000).map { _ in
      (0..<Int.random(in: 0...60, using: &random)).map { _ in
        pool.randomElement(using: &random) ?? 0
      }
    }
    for bytes in bombs + noise {
      folder.fold(bytes.span.bytes)
      let folded = folder.folded.memory[..<folder.folded.count]
      #expect(folded.first == FoldedMark.edge && folded.last == FoldedMark.edge)
      #expect(!folded.contains(0) && !folder.folded.text.contains("  "))
      #expect(!folder.folded.text.unicodeScalars.contains("\u{FFFD}"))
    }
  }
}
