import Catalogue
import Primitives

@testable import Product

extension ProductModel {
  /// The same product without a control, wherever it is declared or follows from a grant.
  func without(_ control: Control.ID, catalogue: PatternCatalogue) -> ProductModel {
    ProductModel(
      id: id, name: name, version: version, summary: summary, owner: owner, isProposed: isProposed,
      documents: documents, relationships: relationships, roles: roles, controls: controls.filter { $0.id != control },
      features: features.map { $0.without(control, catalogue: catalogue) }, location: location)
  }
}

extension Feature {
  fileprivate func without(_ control: Control.ID, catalogue: PatternCatalogue) -> Feature {
    let derivation = catalogue.controls[control].derivedFrom
    return Feature(
      id: id, was: was, title: title, capabilities: capabilities, effort: effort,
      grants: grants.map { $0.without(derivation) },
      logged: derivation == .loggedToSubject ? .init(toSubject: false, toPlatform: logged.toPlatform) : logged,
      controls: controls.filter { $0.id != control }, documents: documents, location: location)
  }
}

extension Grant {
  fileprivate func without(_ derivation: Control.Derivation?) -> Grant {
    Grant(
      subject: subject, viewer: viewer, startedBy: startedBy,
      subjectAccepts: derivation == .subjectAccepts ? false : subjectAccepts,
      subjectTold: derivation == .alwaysVisible
        ? subjectTold?.subtracting([.alwaysVisible])
        : derivation == .toldRegularly ? subjectTold?.subtracting([.regularly]) : subjectTold,
      endedBy: derivation == .subjectCanEnd ? endedBy?.subtracting([.subject]) : endedBy,
      endNoticedBy: derivation == .endUnnoticed ? [.viewer] : endNoticedBy,
      expires: derivation == .expires ? false : expires,
      residue: derivation == .noResidue ? "something remains" : residue, evidence: evidence, location: location)
  }
}
