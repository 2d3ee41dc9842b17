import Readability
import Testing

@Suite struct SentencesTests {
  @Test(arguments: [
    ("Ask Dr. Smith. She knows.", ["Ask Dr. Smith.", "She knows."]),
    ("Use an app, e.g. a diary. Save it.", ["Use an app, e.g. a diary.", "Save it."]),
    ("Open it at 9 a.m. on Monday.", ["Open it at 9 a.m. on Monday."]),
    ("Call before 5 p.m. Nobody answers later.", ["Call before 5 p.m.", "Nobody answers later."]),
    ("Photos, texts, etc. are proof.", ["Photos, texts, etc. are proof."]),
    ("Is it safe? Stop! “Wait.” Then go on…", ["Is it safe?", "Stop!", "“Wait.”", "Then go on…"]),
    ("“Why?” she asked. He left.", ["“Why?” she asked.", "He left."]),
    ("Version 2.5 is old. See example.org for more.", ["Version 2.5 is old.", "See example.org for more."]),
    ("Write to J. Doe. Then wait.", ["Write to J. Doe.", "Then wait."]),
    ("It ends in 3. Then it starts.", ["It ends in 3.", "Then it starts."]),
    ("one line\nand the next.", ["one line\nand the next."]),
    ("# A heading\n\nA paragraph\n\nAnother", ["A heading", "A paragraph", "Another"]),
    (
      "Take:\n- a bag\n- your keys\n  and phone\n1. Go\n2) Rest",
      ["Take:", "a bag", "your keys\n  and phone", "Go", "Rest"]
    ),
    ("-5 degrees and 3.5 metres", ["-5 degrees and 3.5 metres"]),
  ])
  func `sentences end where a reader stops`(text: String, expected: [String]) {
    #expect(Readability.sentences(of: text) == expected)
  }
}
