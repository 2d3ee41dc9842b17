internal import Catalogue
internal import HTML
internal import Matrix
internal import PageKit
internal import Primitives
internal import SourceText

extension MatrixPage {
  func section(_ row: OutcomeMatrix.Row) -> HTMLNode {
    html("section", .class("card \(Self.classes(row))"), .id(row.pattern.id.text)) {
      html("h3") {
        row.pattern.title
        if row.isCritical {
          " "
          badge("critical", tone: "critical")
        }
      }
      html("p", .class("soft")) { row.pattern.description }
      html("div", .class("cells")) {
        for cell in row.cells { block(cell, of: row) }
      }
    }
  }

  private func block(_ cell: Cell, of row: OutcomeMatrix.Row) -> HTMLNode {
    html("div", .class("block"), .id(Self.anchor(row.pattern, cell.outcome))) {
      html("h4") {
        "\(cell.outcome.title) "
        Self.mark(cell.state)
      }
      html("p") { cell.reason }
      if let next = cell.next {
        html("p") {
          html("b") { "Next: " }
          "\(next.action). "
          whereAndHow(next)
        }
      }
      if !cell.proofs.isEmpty { proofs(cell, of: row) }
    }
  }

  private func proofs(_ cell: Cell, of row: OutcomeMatrix.Row) -> HTMLNode {
    html("details") {
      html("summary") {
        "\(English.count(cell.proofs.count, "proof"))"
        html("span", .class("unseen")) { " of “\(row.pattern.title)”, \(cell.outcome.rawValue)" }
      }
      html("ul") {
        for proof in cell.proofs {
          html("li") {
            "\(English.sentence(proof.kind.rawValue)): "
            if let address = proof.address {
              html("a", .href(address)) { proof.text }
            } else {
              proof.text
            }
            html("span", .class("small soft")) {
              " "
              html("code") { proof.id }
              if let place = proof.place {
                ", "
                html("code") { "\(place.file.name):\(place.line)" }
              }
            }
          }
        }
      }
    }
  }

  /// Hides what a checked choice does not mean. A browser that does not know `:has` shows everything.
  static let styles = """
    .bars { list-style: none; padding: 0; max-width: none; display: grid; gap: var(--gap-2); }
    .bars li { display: grid; grid-template-columns: 8rem minmax(0, 1fr) 16rem; gap: 0 var(--gap-3); align-items: center; margin: 0; }
    .bars .soft { grid-column: 2 / -1; }
    .bar { display: flex; height: 1.4rem; border: 1px solid var(--line); border-radius: .25rem; overflow: hidden; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .part { flex-basis: 0; min-width: .3rem; }
    .part.met { background: var(--pass); }
    .part.partial { background: repeating-linear-gradient(45deg, var(--medium) 0 .25rem, var(--medium-wash) .25rem .5rem); }
    .part.missing { background: var(--card); }
    @media (max-width: 48rem) { .bars li { grid-template-columns: 1fr; } .bars .soft { grid-column: 1; } }
    .next { max-width: none; } .next li { margin-block: var(--gap-2); }
    .state { display: inline-flex; align-items: center; gap: .4rem; font-weight: 600; font-size: var(--small); white-space: nowrap; }
    .state.met { color: var(--pass); } .state.partial { color: var(--medium); } .state.missing { color: var(--critical); }
    .mark { width: .8rem; height: .8rem; border: .13rem solid currentColor; border-radius: .15rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .met .mark { background: currentColor; } .partial .mark { background: linear-gradient(to top, currentColor 50%, transparent 50%); }
    a.cell { display: inline-block; min-height: 1.5rem; text-decoration: none; } a.cell:hover { text-decoration: underline; }
    .cells { display: grid; gap: var(--gap-3) var(--gap-4); }
    @media screen and (min-width: 62rem) { .cells { grid-template-columns: 1fr 1fr; } }
    .block { border-inline-start: .2rem solid var(--line); padding-inline-start: var(--gap-3); min-width: 0; }
    .block p { margin-bottom: var(--gap-2); }
    .block:target, .card:target { outline: .2rem solid var(--focus); outline-offset: .3rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    main:has(#show-open:checked) .row:not(.open), main:has(#show-missing:checked) .row:not(.has-missing),
    main:has(#harm-critical:checked) .row:not(.is-critical) { display: none; }
    @media print { section.row { display: block !important; } tr.row { display: table-row !important; } .block { break-inside: avoid; } }

    """
}
