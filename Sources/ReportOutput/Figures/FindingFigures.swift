extension FigureList {
  /// The number of contradictions, in all and by kind: `findings.…`.
  mutating func append(_ findings: [ReportFinding]) {
    append("findings.total", "核对出的情况", .count(findings.count, "处"), by: .finding, from: SourceRows(findings.flatMap(\.rows)))
    for kind in ReportFinding.Kind.allCases {
      let own = findings.filter { $0.kind == kind }
      append("findings.\(kind.rawValue)", kind.label, .count(own.count, "处"), by: .finding, from: SourceRows(own.flatMap(\.rows)))
    }
  }
}
