/// What a company does about one pattern of abuse: five questions, each with a proof or none.
public enum Outcome: String, CaseIterable, Sendable {
  case understood, accountable, reportable, hardened, taught

  /// For a heading.
  public var title: String {
    switch self {
    case .understood: "Understood"
    case .accountable: "Accountable"
    case .reportable: "Reportable"
    case .hardened: "Hardened"
    case .taught: "Taught"
    }
  }

  /// What a yes means.
  public var question: String {
    switch self {
    case .understood: "Has somebody answered every way in which the product enables it?"
    case .accountable: "Does a tested rule say what follows for whoever does it?"
    case .reportable: "Can anybody tell the company, safely?"
    case .hardened: "Does the product make it harder, or notice it?"
    case .taught: "Does a guide say what to do, with this product's menus?"
    }
  }
}
