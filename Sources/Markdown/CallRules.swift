import Diagnostics

extension SyntaxTree {
  /// Reports template calls that are never closed or stand where only plain text can, and turns them into text.
  mutating func checkCalls(_ marks: CallMarks, _ places: inout LocationMaker) -> [Diagnostic] {
    guard !marks.calls.isEmpty else { return [] }
    var findings: [Diagnostic] = []
    var plain = (end: 0, part: Messages.CallPlace.heading)
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .image: plain = (node.end, .imageText)
      case .heading: plain = (node.end, .heading)
      default: break
      }
      switch node.kind {
      case .call(let number):
        let call = marks.calls[number]
        guard !call.isClosed || index < plain.end else { break }
        let place = places.location(line: node.line, column: node.column, length: 2)
        findings.append(call.isClosed ? Messages.misplacedCall(plain.part, at: place) : Messages.unclosedCall(at: place))
        nodes[index].kind = .text(add(call.text))
      case .link, .image:
        guard nodesWithCalls.contains(index) else { break }
        findings.append(Messages.misplacedCall(.address, at: places.location(line: node.line, column: node.column)))
      default: break
      }
    }
    return findings
  }
}
