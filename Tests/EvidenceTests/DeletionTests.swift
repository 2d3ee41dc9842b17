import Testing

@testable import Evidence

@Suite struct DeletionTests {
  @Test func `a hold stops everybody, until the last one is lifted`() {
    for authority in [Deletion.Authority.survivor, .retention, .staff(first: "a", second: "b")] {
      for holds in [1, 2] {
        #expect(throws: Deletion.Refusal.held) {
          try Deletion(holds: holds, isRetentionOver: true).allow(authority, because: .sentInError)
        }
      }
    }
  }

  @Test func `the survivor may at any time, the clock when it is time`() throws {
    #expect(try Deletion(holds: 0, isRetentionOver: false).allow(.survivor, because: .retentionOver) == .survivorAsked)
    #expect(throws: Deletion.Refusal.tooEarly) {
      try Deletion(holds: 0, isRetentionOver: false).allow(.retention, because: .retentionOver)
    }
    #expect(try Deletion(holds: 0, isRetentionOver: true).allow(.retention, because: .sentInError) == .retentionOver)
  }

  @Test func `staff need two people`() throws {
    let deletion = Deletion(holds: 0, isRetentionOver: false)
    #expect(try deletion.allow(.staff(first: "a", second: "b"), because: .courtOrdered) == .courtOrdered)
    for (first, second) in [("a", "a"), ("", "b"), ("a", ""), ("", "")] {
      #expect(throws: Deletion.Refusal.onePerson) {
        try deletion.allow(.staff(first: first, second: second), because: .courtOrdered)
      }
    }
  }
}
