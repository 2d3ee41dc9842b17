import Foundation
import Testing

/// The house rules that a program can hold.
@Suite struct TidyTests {
  @Test func `files are short`() {
    for file in SourceTree.sources { #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines") }
  }

  @Test func `words that stand for a missing idea are not used`() {
    let banned = ["TODO", "FIXME", "try!", "Task.detached", "nonisolated(unsafe)", "fatalError("]
    for file in SourceTree.sources {
      for word in banned { #expect(!file.text.contains(word), "\(file.path) has “\(word)”") }
      for word in ["Utils", "Helper", "Manager"] { #expect(!file.path.contains(word), "\(file.path)") }
    }
  }

  @Test func `pointers stay inside wrappers`() throws {
    let manifest = try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
    let wrappers = Set(manifest.matches(of: /wrapper\("(\w+)"/).map { String($0.1) })
    #expect(wrappers.contains("YAML"))
    for file in SourceTree.sources where !wrappers.contains(file.module) && file.layer != "C" {
      #expect(!file.text.contains("UnsafePointer"), "\(file.path)")
      #expect(!file.text.contains("UnsafeMutable"), "\(file.path)")
    }
  }

  @Test func `raw markup is written in PageKit only`() {
    for file in SourceTree.sources where file.module != "PageKit" && file.module != "HTML" {
      #expect(!file.text.contains("HTMLNode.raw("), "\(file.path)")
      #expect(!file.text.contains(" .raw("), "\(file.path)")
    }
  }

  @Test func `public types say what they are`() {
    for file in SourceTree.sources {
      let lines = file.lines
      for (index, line) in lines.enumerated() where index > 0 {
        let isType = ["public struct ", "public enum ", "public final class ", "public protocol "].contains {
          line.hasPrefix($0)
        }
        guard isType else { continue }
        var above = index - 1
        while above > 0, lines[above].hasPrefix("@") { above -= 1 }
        #expect(lines[above].hasPrefix("///"), "\(file.path):\(index + 1) has no documentation")
      }
    }
  }

  @Test func `links in the documents lead somewhere`() throws {
    let documents =
      SourceTree.files(in: "docs", ending: ".md")
      + ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].compactMap { name in
        (try? String(contentsOf: SourceTree.root.appending(path: name), encoding: .utf8)).map {
          .init(path: name, text: $0)
        }
      }
    for document in documents {
      let folder = SourceTree.root.appending(path: document.path).deletingLastPathComponent()
      for match in document.text.matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
        let target = String(match.1)
        guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
        let exists = FileManager.default.fileExists(atPath: folder.appending(path: target).path())
        #expect(exists, "\(document.path) links to \(target)")
      }
    }
  }

  @Test func `the readme stays under two pages`() throws {
    let text = try String(contentsOf: SourceTree.root.appending(path: "README.md"), encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 150)
  }

  @Test func `nothing names a machine`() {
    let files =
      SourceTree.files(in: ".", ending: ".md") + SourceTree.sources + SourceTree.files(in: "catalogue", ending: ".yaml")
    for file in files where !file.path.contains("/.") {
      #expect(!file.text.contains("/home/") && !file.text.contains("/work/"), "\(file.path)")
    }
  }
}
