/// What a reader is going through: the words by which a guide is found.
public enum Situation: String, CaseIterable, Sendable {
  case livingTogether = "living-together"
  case separated
  case sharingChildren = "sharing-children"
  case leavingSoon = "leaving-soon"
  case sharedAccount = "shared-account"
  case sharedHome = "shared-home"
  case notSure = "not-sure"
  case helpingSomeone = "helping-someone"
  case atWork = "at-work"
}

/// For whom a guide is written.
public enum Audience: String, CaseIterable, Sendable {
  case survivor, advocate, supporter, staff
}

/// Who gets a message when a step is taken.
public enum Notified: String, CaseIterable, Sendable {
  case nobody
  case theOtherPerson = "the-other-person"
  case everyoneInTheGroup = "everyone-in-the-group"
  case accountEmail = "account-email"
  case otherDevices = "other-devices"
  case supportStaff = "support-staff"
  case unknown
}

/// Who can see by looking that a step was taken.
public enum Onlooker: String, CaseIterable, Sendable {
  case nobody
  case theOtherPerson = "the-other-person"
  case everyoneInTheGroup = "everyone-in-the-group"
  case anyoneWithThisPhone = "anyone-with-this-phone"
  case otherDevices = "other-devices"
  case billPayer = "bill-payer"
  case unknown
}

/// The parts of a guide, in the order in which they are read.
public enum SectionKind: String, CaseIterable, Sendable {
  case safety, who, decide, steps, notice, undo, limits, help, print
}

/// What the site fills in.
public enum Placeholder: String, CaseIterable, Sendable {
  /// The product's name as people know it.
  case product
  /// The path of the step's menu.
  case menu
  /// The helplines of the reader's country.
  case helpline
  /// The number to call in danger.
  case emergency
}
