import Diagnostics
import Testing

@Suite("habits from other template languages")
struct SlipTests {
  @Test(
    "one finding, which says what to write",
    arguments: [
      ("{% if a %}1{% else if b %}2{% else %}3{% endif %}", "{% elif condition %}"),
      ("{% if a %}1{% elseif b %}2{% endif %}", "{% elif condition %}"),
      ("{% if a %}1{% elsif b %}2{% else %}3{% endif %}", "{% elif condition %}"),
      ("{% if a = 'x' %}1{% endif %}", "=="),
      ("{% if a === 'x' %}1{% endif %}", "=="),
      ("{{ a = 1 }}", "{% set name = value %}"),
      ("{% set a == 1 %}", "{% set name = value %}"),
      ("{% assign a = 1 %}", "{% set name = value %}"),
      ("{% if a && b %}1{% endif %}", "`and`"),
      ("{% if a AND b %}1{% endif %}", "and"),
      ("{% if a || b %}1{% endif %}", "`or`"),
      ("{% if !a %}1{% elif b %}2{% endif %}", "`not`"),
      ("{% for x in !a %}1{% endfor %}", "`not`"),
      ("{% if a <> b %}1{% endif %}", "!="),
      ("{{ a ? b : c }}", "{{ this if condition else that }}"),
      ("{% if a %}1{% end if %}", "{% endif %}"),
      ("{% for x in a %}1{% end for %}2", "{% endfor %}"),
      ("{% block a %}1{% end %}2", "{% endblock %}"),
      ("{% foreach x in a %}1{% endforeach %}", "{% for item in list %}"),
      ("{% for x in a %}1", "{% endfor %}"),
      ("{{ a->b }}", "{{ object.name }}"),
      ("{{ a::b }}", "{{ object.name }}"),
      ("{{ a|date_zh: true }}", "stand in brackets"),
      ("{% if a: %}1{% endif %}", "no colon"),
      ("{{ if a }}", "{% if … %}"),
      ("{{ $a }}", "no '$' in front"),
      ("{{ 1|money }}", "yuan, thousands, amount_zh"),
      ("{{ a|strftime('%Y') }}", "date_zh"),
      ("｛｛ a ｝｝", "half-width signs: {{ … }}"),
      ("中{{ a }}｛｛ a }}", "half-width signs: {{ … }}"),
      ("｛% set a = 1 %｝", "half-width signs: {% … %}"),
      ("{％ set a = 1 ％}", "half-width signs: {% … %}"),
      ("{# ｛｛ #}｛# a #｝", "half-width signs: {# … #}"),
      ("{{ a ｝}", "half-width }"),
      ("{% include shared/base.html %}", "write 'shared/base.html'"),
      ("{% include my-part.html ignore missing %}", "write 'my-part.html'"),
      ("{% extends main.html %}", "write 'main.html'"),
      ("{% from shared/macros.html import a %}", "write 'shared/macros.html'"),
    ])
  func cure(_ template: String, _ expected: String) {
    let found = findings(template)
    #expect(found.count == 1, "\(template): \(found.map(\.message.english))")
    #expect(found.first?.hints.contains { $0.english.contains(expected) } ?? false, "\(template): \(found.map(\.hints))")
    #expect(found.allSatisfy { $0.hints.allSatisfy { $0.chinese != $0.english } })
  }

  @Test(
    "full-width signs that make no tag are text",
    arguments: ["｛a｝", "100％", "{ ％", "{% raw %}｛｛ a ｝｝{% endraw %}", "{# ｛｛ a ｝｝ #}", "{{ '｛｛' }}", "｛{{ 1 }}｝"])
  func wideText(_ template: String) {
    #expect(findings(template).isEmpty)
  }

  @Test("an unknown filter that resembles none shows all families")
  func families() {
    let hints = findings("{{ 1|qwertyuiop }}").first?.hints.map(\.english) ?? []
    #expect(hints.contains { $0.hasPrefix("dates, amounts and widths in Chinese: date_zh, period_zh") })
    #expect(hints.contains { $0.hasPrefix("texts: upper") })
  }
}
