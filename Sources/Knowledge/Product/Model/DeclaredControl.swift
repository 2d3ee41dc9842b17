public import Catalogue
public import Primitives
public import SourceText

/// A control that the model says is there.
public struct DeclaredControl: Sendable {
  public enum State: String, CaseIterable, Sendable {
    /// Holds for everybody.
    case enforced
    /// The survivor has to find it and switch it on.
    case optional
    /// Is to come.
    case planned
  }

  public let id: Control.ID
  public let state: State
  public let evidence: [Evidence]
  public let location: SourceLocation
}

/// What shows that a control is there.
public struct Evidence: Sendable {
  public enum Kind: Hashable, Sendable {
    /// A file of the repository, and where it is a test, the test's name in it.
    case file(path: String, test: String?)
    /// A test in a JUnit report.
    case junit(path: String, test: String)
    /// A clause of the company's policy.
    case policy(path: String, clause: String)
    /// A public page, and the day on which it was read.
    case url(String, read: CalendarDate?)
    /// Somebody's word.
    case attestation(name: String, on: CalendarDate)
  }

  public let kind: Kind
  public let location: SourceLocation

  public var isAttestation: Bool { if case .attestation = kind { true } else { false } }

  /// For a report: `tests/reminder_test.swift#monthly`.
  public var summary: String {
    switch kind {
    case .file(let path, let test): test.map { "\(path)#\($0)" } ?? path
    case .junit(let path, let test): "\(test) in \(path)"
    case .policy(let path, let clause): "policy clause \(clause) in \(path)"
    case .url(let url, let read): read.map { "\(url) (read \($0))" } ?? url
    case .attestation(let name, let date): "stated by \(name) on \(date)"
    }
  }
}
