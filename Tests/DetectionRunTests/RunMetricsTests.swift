import DetectionEngine
import GroundTestKit
import Testing

@testable import DetectionRun

@Suite struct RunMetricsTests {
  /// Samples of the text format by name and labels, each of which must follow its HELP and TYPE.
  private func samples(_ text: String) throws -> [String: Double] {
    var samples: [String: Double] = [:]
    var family = ""
    #expect(text.hasSuffix("\n"))
    for line in text.split(separator: "\n") {
      if let match = line.wholeMatch(of: /# HELP ([a-z_]+) .+/) {
        family = String(match.1)
      } else if let match = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge)/) {
        #expect(match.1 == family)
        #expect((match.2 == "counter") == family.hasSuffix("_total"))
      } else {
        let match = try #require(line.wholeMatch(of: /(([a-z_]+)(\{[a-z]+="(?:[^"\\]|\\.)*"\})?) ([0-9]+)/), "\(line)")
        #expect(match.2 == family)
        #expect(samples[String(match.1)] == nil)
        samples[String(match.1)] = Double(match.4)
      }
    }
    return samples
  }

  @Test func `counts and sizes are written for Prometheus`() throws {
    let scene = try Scene(log: "no event\n" + Scene.log(events: 400))
    var settings = scene.keptSettings()
    settings.metrics = scene.folder.path("metrics")
    let summary = try scene.run(settings).summary
    let samples = try samples(try scene.folder.text(of: "metrics"))
    #expect(samples["bellbird_detect_events_total"] == 400)
    #expect(samples["bellbird_detect_malformed_lines_total"] == 1)
    #expect(samples["bellbird_detect_input_lines_total"] == 401)
    #expect(samples["bellbird_detect_alerts_total{rule=\"a-rule\"}"] == Double(summary.counts.alerts))
    #expect((samples["bellbird_detect_state_bytes{part=\"identities\"}"] ?? 0) > 0)
    #expect((samples["bellbird_detect_checkpoints_total"] ?? 0) > 1)
    let late = try self.samples(try scene.folder.text(of: "metrics"))["bellbird_detect_late_events_total"]
    #expect(late == 0)
    // The counts go on where the checkpoint left them.
    try scene.run(settings)
    #expect(try self.samples(try scene.folder.text(of: "metrics"))["bellbird_detect_events_total"] == 400)
  }

  @Test func `a label is written so that it can be read back`() {
    #expect(RunMetrics.escaped("a\"b\\c\nd") == #"a\"b\\c\nd"#)
  }
}
