internal import Assessment
internal import Product

/// Several products in one table for a terminal.
public enum OverviewTable {
  public static func render(_ entries: [OverviewPage.Entry]) -> String {
    let levels = Array(Level.allCases.reversed())
    let head = ["product", "features"] + levels.map(\.name) + ["per feature", "ms"]
    let rows = entries.map { entry in
      [entry.report.productTitle, "\(entry.report.product.features.count)"]
        + levels.map { level in
          let count = entry.report.result.count(level)
          return count == 0 ? "·" : "\(count)"
        } + [entry.report.findingsPerFeature, "\(entry.milliseconds)"]
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ([head] + rows).map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + space : space + row[column]
      }.joined(separator: "  ") + "\n"
    }.joined()
  }
}
