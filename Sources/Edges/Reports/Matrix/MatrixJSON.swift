internal import Catalogue
internal import JSON
internal import Matrix
internal import Primitives
internal import SourceText

/// A matrix for other programs, and for a later comparison: `bellbird/matrix/1`, the same bytes from the same input.
public enum MatrixJSON {
  static let schema = "bellbird/matrix/1"

  public static func render(_ report: MatrixReport) -> [UInt8] {
    let matrix = report.matrix
    return JSONWriter.write(
      .object([
        "schema": JSONValue(schema),
        "product": .object([
          "id": JSONValue(matrix.product.id), "name": JSONValue(matrix.product.name),
          "version": matrix.product.version.map(JSONValue.string),
        ]),
        "catalogue": JSONValue(matrix.catalogueVersion.description),
        "summary": summary(report),
        "next": .array(report.next.items.map(item)),
        "patterns": .array(matrix.rows.map(row)),
        "notApplicable": .array(
          matrix.absent.map { ["pattern": JSONValue($0.pattern.id.text), "reason": JSONValue($0.reason)] }),
        "changes": report.changes.map { .array($0.map(change)) },
        "gate": report.stops.map { stops in
          [
            "passed": .bool(stops.isEmpty),
            "stops": .array(
              stops.map { ["pattern": JSONValue($0.pattern.text), "outcome": JSONValue($0.outcome.rawValue)] }),
          ]
        },
      ]))
  }

  private static func summary(_ report: MatrixReport) -> JSONValue {
    let matrix = report.matrix
    return [
      "text": JSONValue(report.summary), "patterns": JSONValue(matrix.rows.count),
      "critical": JSONValue(matrix.rows.count(where: \.isCritical)),
      "outcomes": .object(
        Outcome.allCases.map { outcome in
          .init(
            outcome.rawValue,
            .object(Cell.State.allCases.map { .init($0.rawValue, JSONValue(matrix.count(outcome, $0))) }))
        }),
    ]
  }

  private static func item(_ item: NextThings.Item) -> JSONValue {
    [
      "outcome": JSONValue(item.outcome.rawValue), "gap": JSONValue(item.gap.rawValue), "first": next(item.first),
      "patterns": JSONValue(item.rows.map(\.pattern.id.text)),
    ]
  }

  private static func row(_ row: OutcomeMatrix.Row) -> JSONValue {
    [
      "id": JSONValue(row.pattern.id.text), "title": JSONValue(row.pattern.title),
      "family": JSONValue(row.pattern.family), "critical": .bool(row.isCritical),
      "cells": .array(
        row.cells.map { cell in
          .object([
            "outcome": JSONValue(cell.outcome.rawValue), "state": JSONValue(cell.state.rawValue),
            "reason": JSONValue(cell.reason), "proofs": .array(cell.proofs.map(proof)), "next": cell.next.map(next),
          ])
        }),
    ]
  }

  private static func proof(_ proof: Proof) -> JSONValue {
    .object([
      "kind": JSONValue(proof.kind.rawValue), "id": JSONValue(proof.id), "text": JSONValue(proof.text),
      "file": proof.place.map { JSONValue($0.file.name) }, "line": proof.place.map { JSONValue($0.line) },
      "url": proof.address.map(JSONValue.string),
    ])
  }

  private static func next(_ next: NextThing) -> JSONValue {
    [
      "gap": JSONValue(next.gap.rawValue), "action": JSONValue(next.action), "file": JSONValue(next.file),
      "command": JSONValue(next.command),
    ]
  }

  private static func change(_ change: MatrixChange) -> JSONValue {
    .object([
      "kind": JSONValue(change.kind.rawValue), "pattern": JSONValue(change.pattern.text),
      "outcome": JSONValue(change.outcome.rawValue), "before": change.before.map { JSONValue($0.rawValue) },
      "after": change.after.map { JSONValue($0.rawValue) },
    ])
  }
}
