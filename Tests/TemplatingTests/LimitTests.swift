import Diagnostics
import Templating
import Testing

@Suite struct LimitTests {
  private var narrow: TemplateOptions {
    var options = TemplateOptions.project
    options.limits.instructions = 100_000
    options.limits.outputBytes = 10_000
    options.limits.generated = 5_000
    options.limits.textBytes = 20_000
    options.limits.iterations = 20_000
    return options
  }

  @Test(arguments: [
    "{% for a in range(5000) %}{% for b in range(5000) %}{% endfor %}{% endfor %}",
    "{% for a in range(5000) %}0123456789{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'main.html' %}",
    "{{ range(100000)|list }}", "{{ 'x' * 100000 }}", "{{ [0] * 100000 }}", "{{ 'x'|center(100000) }}", "{{ '%100000d'|format(1) }}",
    "{{ [1]|batch(100000)|list }}", "{{ [1]|slice(100000)|list }}", "{{ 9223372036854775807 + 1 }}", "{{ 2 ** 64 }}",
    "{{ 99999999999999999999 }}", "{% for a in range(5000) %}{% for b in range(5) %}{% endfor %}{% endfor %}",
    "{% set ns = namespace(s='x') %}{% for a in range(5000) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
    "{% set ns = namespace(s='x') %}{% for a in range(5000) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
    "{% set ns = namespace(s=[1]) %}{% for a in range(5000) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
    "{% set ns = namespace(s=[]) %}{% for a in range(5000) %}{% set ns.s = [ns.s] %}{% endfor %}",
    "{% set ns = namespace(s=[]) %}{% for a in range(5000) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}",
    "{% set ns = namespace(s={}) %}{% for a in range(5000) %}{% set ns.s = {'a': ns.s, 'b': ns.s} %}{% endfor %}",
    "{% set ns = namespace(s=[1]) %}{% for a in range(5000) %}{% set ns.s = ns.s|batch(1)|list %}{% endfor %}",
    "{% set ns = namespace(s=1) %}{% for a in range(5000) %}{% for b in [ns.s] %}{% set ns.s = loop %}{% endfor %}{% endfor %}",
    "{{ (['x'] * 5000)|join('y' * 5000) }}", "{{ ('y' * 5000).join(['x'] * 5000) }}", "{{ ('x' * 5000)|replace('x', 'y' * 5000) }}",
    "{{ ('x' * 5000).replace('', 'y' * 5000) }}", "{{ ('\\n' * 5000)|indent(5000, true, true) }}",
    "{{ ('%s' * 2000) % (('x' * 5000,) * 2000) }}",
    "{{ ('{0}' * 1500).format('x' * 5000) }}", "{{ ('x' * 5000)|wordwrap(1, true, 'y' * 5000) }}",
    "{{ (['x' * 5000] * 5000)|map('upper')|list|length }}",
    "{{ 1 // 0 }}", "{{ 1 % 0 }}", "{{ 1e308 * 10 ** 400 }}", "{{ -9223372036854775807 - 2 }}", "{{ lipsum(100000) }}",
  ])
  func growthEndsInAnOrdinaryFault(_ template: String) {
    #expect(fault(template, options: narrow) != nil)
  }

  @Test(arguments: [
    "1e20|int", "(-1e300)|int(5)", "'99999999999999999999'|int", "'-99999999999999999999'|int(1)", "'1e30'|int",
    "'0xffffffffffffffffff'|int(0, 16)", "'9223372036854775808'|int", "9223372036854775807|round(-19)", "1e19 // 1|int + 1e19|int",
  ])
  func integersThatDoNotFitAreFaults(_ expression: String) {
    for options in [TemplateOptions.project, .jinja] {
      #expect(fault("{{ \(expression) }}", options: options)?.code == "template.number")
    }
  }

  @Test func deepNestingIsAFault() {
    #expect(findings("{{ " + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000) + " }}").isEmpty == false)
    #expect(findings(String(repeating: "{% if 1 %}", count: 1000) + String(repeating: "{% endif %}", count: 1000)).isEmpty == false)
    #expect(findings("{{ " + String(repeating: "-", count: 5000) + "1 }}").isEmpty == false)
    #expect(findings("{{ " + String(repeating: "not ", count: 5000) + "1 }}").isEmpty == false)
    for link in [".a", "[0]", "()", "|upper", "+1", "*1", "**1", " and 1", " or 1", " if 1", " is string"] {
      #expect(findings("{% set x = 1 %}{{ x" + String(repeating: link, count: 100_000) + " }}").isEmpty == false, "\(link)")
    }
    #expect(findings("{% for " + String(repeating: "(", count: 50_000) + "a in x %}{% endfor %}").isEmpty == false)
  }

  @Test(arguments: [
    "{{ (-9223372036854775807 - 1) // -1 }}", "{{ (-9223372036854775807 - 1)|abs }}", "{{ -(-9223372036854775807 - 1) }}",
    "{{ 1e300|int }}", "{{ 'x'[9223372036854775807] }}", "{{ [1][-9223372036854775807] }}", "{{ 'abc'[:: -9223372036854775807] }}",
    "{{ 'abc'|truncate(9223372036854775807) }}", "{{ 5|round(-400) }}", "{{ 5.5|round(400) }}", "{{ 'a'|indent(-5) }}",
    "{{ range(9223372036854775807, -9223372036854775807, -1)|first }}", "{{ '%.400f'|format(1e-300) }}", "{{ '%e'|format(5e-324) }}",
    "{{ 'abc'|wordwrap(1) }}", "{{ [3, 'a']|sort }}", "{{ 1e400 }}", "{{ 'a'.center(-5) }}", "{{ [1].pop(-9) }}", "{{ 'abc'.split('') }}",
    "{{ (1e308 * 10)|round(2) }}", "{{ (1e308 * 10)|int }}", "{{ (1e308 * 10)|filesizeformat }}", "{{ '%d'|format(1e300) }}",
  ])
  func nothingTraps(_ template: String) {
    _ = fault(template, options: .jinja)
  }
}
