import Catalogue
import Foundation
import JSON
import Matrix
import Primitives
import SourceText
import TestKit
import Testing

@testable import Reports

/// The formats of a matrix from one small workspace with hostile words in it.
@Suite struct MatrixReportTests {
  static let hostile = "<script>alert(1)</script> | `x` \"q\""

  static func matrix(policy: Bool = true) -> OutcomeMatrix {
    let catalogue = Fixture.catalogue
    let place = SourceLocation(file: SourceFile(name: "w/product.yaml", text: ""), line: 9, column: 1)
    let findings = ["covert-live-location", "payment-memo-abuse"].map { id in
      Findings(
        catalogue.patterns[.init(id)],
        [
          .init(
            fingerprint: "0123456789abcdef", feature: "map", featureTitle: hostile, result: .fail, isCritical: false,
            controls: [.init(id: "c", title: hostile, standing: .planned, evidence: [])],
            unanswered: ["residue"], decision: nil, place: place)
        ])
    }
    var proofs = WorkspaceProofs(
      product: .init(id: "p", name: hostile, version: nil, summary: nil), folder: "w",
      findings: .init(.adopted, findings),
      absent: [.init(catalogue.patterns["doxxing"], "no feature has \(hostile)")])
    if policy {
      proofs.clauses = .init(
        .adopted,
        [
          .init(
            id: "behaviours.b", title: hostile, patterns: ["covert-live-location"], acts: true, testCount: 3,
            place: place)
        ])
    }
    return OutcomeMatrix(proofs, catalogue: catalogue)
  }

  static func report(since earlier: EarlierMatrix? = nil, isGated: Bool = false) -> MatrixReport {
    MatrixReport(matrix(), since: earlier, isGated: isGated, catalogueStatus: "A draft.")
  }

  @Test func `every format holds the same cells and escapes what it shows`() throws {
    let report = Self.report(isGated: true)
    let page = String(decoding: MatrixPage.render(report), as: UTF8.self)
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
    #expect(page.contains("id=\"covert-live-location-accountable\""))
    let markdown = MatrixMarkdown.render(report)
    #expect(!markdown.contains("<script"))
    for row in report.matrix.rows {
      for text in [page, markdown, MatrixText.render(report, colour: false)] {
        #expect(text.contains(row.pattern.title.prefix(30)))
      }
    }
    #expect(MatrixPage.render(report) == MatrixPage.render(Self.report(isGated: true)))
  }

  @Test func `text tells the sum, the next things and the gate`() {
    let text = MatrixText.render(Self.report(isGated: true), colour: false)
    #expect(text.contains("Accountable   1        0        1\n"))
    #expect(text.contains("WHAT TO DO NEXT"))
    #expect(text.contains("Gate: failed, 3 cells.\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `what is written as JSON can be read for a comparison`() throws {
    let report = Self.report()
    let json = try JSONParser.parse(MatrixJSON.render(report))
    let earlier = try MatrixJSON.read(json)
    #expect(earlier.product == "p")
    #expect(report.matrix.changes(since: earlier).isEmpty)
    #expect(Self.matrix(policy: false).changes(since: earlier).map(\.kind) == [.worse])
  }

  @Test func `a broken earlier matrix is refused`() throws {
    for text in [
      "{}", "[]", #"{"schema": "bellbird/matrix/2"}"#, #"{"schema": "bellbird/matrix/1"}"#,
      #"{"schema": "bellbird/matrix/1", "product": {"id": "p"}, "patterns": [{}]}"#,
      #"{"schema": "bellbird/matrix/1", "product": {"id": "p"}, "patterns": [{"id": "a", "cells": [{"outcome": "x"}]}]}"#,
    ] {
      let value = try JSONParser.parse(Array(text.utf8))
      #expect(throws: MatrixJSON.Problem.self) { try MatrixJSON.read(value) }
    }
  }

  @Test func `the schema names every member that is written`() throws {
    func names(_ value: JSONValue, _ found: inout Set<String>) {
      for member in value.members ?? [] {
        found.insert(member.name)
        names(member.value, &found)
      }
      for item in value.array ?? [] { names(item, &found) }
    }
    var written: Set<String> = []
    var known: Set<String> = []
    let report = Self.report(since: EarlierMatrix(product: "p", states: [:]), isGated: true)
    names(try JSONParser.parse(MatrixJSON.render(report)), &written)
    names(MatrixSchema.json, &known)
    #expect(written.subtracting(known) == [])
  }
}
