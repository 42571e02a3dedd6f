#!/usr/bin/env python3
"""Writes jinja2.tsv: a render job and what Jinja2 3.1.6 makes of it, both in JSON, a line. The tests read that file and need no Python."""
import json
import random
import re
import traceback
from pathlib import Path

import jinja2

C=[]
def c(t, ctx=None, **o): C.append((t, ctx or {}, o))
U={'user':{'name':'张 <三>','n':3,'tags':['a','b']},'xs':[3,1,2],'s':'hello world','html':'<b>"x" & \'y\'</b>','people':[{'name':'bob','age':30,'city':'X'},{'name':'Al','age':25,'city':'Y'},{'name':'cy','age':30,'city':'X'}],'d':{'b':2,'a':1,'C':3},'zero':0,'f':42.55,'e':'','none':None,'t':True}
for e in ["1 + 2 * 3","7 // 2","-7 // 2","7 % 3","-7 % 3","2 ** 10","2 ** -1","7 / 2","-x ** 2","-3|abs","1 + 1 is even","2 * 3 is divisibleby 3","1 in [1] == true","1 < 2 < 3","3 > 2 > 2","'a' ~ 1 ~ none","1.0","1e10","1e16","1.5e-7","0.1 + 0.2","10 / 5","true and false","not true","none or 'x'","'a' if true","'a' if false","'a' if false else 'b'","[1, 'a', none, true, 1.5]","(1, 'b')","(1,)","()","{'a': 1, 2: [3]}","'it\\'s'","\"a\" 'b'","xs[0]","xs[-1]","xs[1:]","xs[::-1]","s[0]","s[1:4]","s[::2]","user.name","user['name']","user.missing","user.tags.1","d.items()|list","d.keys()|list","d.get('zz', 5)","s.upper()","s.split()","s.split('o')","s|title","s|capitalize","html","html|e","html|safe","html|escape|escape","html|forceescape","xs|sort","xs|sort(reverse=true)","xs|join(', ')","xs|join","people|map(attribute='name')|join(',')","people|sort(attribute='name')|map(attribute='name')|list","people|sort(attribute='age,name')|map(attribute='name')|list","people|groupby('city')|map('first')|list","people|selectattr('age','>',26)|map(attribute='name')|list","people|rejectattr('age','equalto',30)|map(attribute='name')|list","xs|select('odd')|list","xs|reject('odd')|list","xs|sum","people|sum(attribute='age')","xs|min","xs|max","xs|first","xs|last","xs|length","s|length","'你好'|length","xs|reverse|list","s|reverse","xs|batch(2)|list","xs|batch(2,'-')|list","xs|slice(2)|list","xs|slice(2,'-')|list","[1,2,3,4,5]|slice(3,'x')|list","xs|unique|list","['a','A','b']|unique|list","d|dictsort","d|dictsort(true)","d|dictsort(by='value')","d|dictsort(reverse=true)","f|round","f|round(1)","42|round","2.5|round","3.5|round","f|round(1,'floor')","f|round(1,'ceil')","f|int","'12'|int","'x'|int","'x'|int(7)","'0x1f'|int(base=16)","'3.7'|int","'1.5'|float","'x'|float","3|float","missing|default('d')","e|default('d')","e|default('d', true)","none|default('d')","missing|d('q')","s|replace('o','0')","s|replace('o','0',1)","s|truncate(5)","s|truncate(8,true,'')","'foo bar baz qux'|truncate(9)","'foo bar baz qux'|truncate(9,True)","'foo bar baz qux'|truncate(11)","'foo bar baz qux'|truncate(11,False,'...',0)","s|center(21)","s|wordcount","s|wordwrap(5)","'a\nb\n\nc'|indent","'a\nb\n\nc'|indent(2,true)","'a\nb\n\nc'|indent(2,blank=true)","'  x '|trim","'xxhixx'|trim('x')","html|striptags","s|urlencode","{'a b':'c&d','e':'中'}|urlencode","'中 文/?'|urlencode","d|tojson","[1,'<中>',none,true,1.5]|tojson","d|tojson(indent=2)","{'class':'a','x':none,'id':'<q>'}|xmlattr","1000|filesizeformat","1|filesizeformat","1234567|filesizeformat","1234567|filesizeformat(true)","'%s-%d'|format('a',3)","'%.2f'|format(3.14159)","'%05d|%-5s|%+d|%x|%o|%e|%g'|format(42,'ab',5,255,8,12345.678,0.0001)","'%(a)s'|format(a=1)","'%s' % 'x'","'%s %s' % ('a', 'b')","[1,2] + [3]","'ab' * 3","[0] * 3","range(5)|list","range(1,10,3)|list","range(5)","range(5,0,-2)|list","dict(a=1,b=2)","lipsum is defined","x is defined","nope is defined","nope is undefined","none is none","3 is number","'a' is string","[1] is sequence","d is mapping","3 is even","3 is odd","s is lower","s is upper","[1] is iterable","3 is iterable","1 is sameas 1","3 is in [1,3]","3 is not in [1,3]","2 is eq 2","2 is ge 3","2 is lessthan 3","range is callable","true is boolean","1.5 is float","1 is integer","'upper' is filter","'even' is test","s|upper|lower","'a'|e ~ '<'","'<a>'|upper","html|upper","'<a>'|safe + '<b>'","xs|map('string')|join('-')","['<a>','b']|join('<br>')","['<a>'|safe,'<b>']|join(', ')","d","user","people[0]","true","none","missing","t","1 == 1.0","'a' < 'b'","[1,2] < [1,3]","1 == '1'","'ell' in s","'x' not in s","'a' in d","xs|string","1|string","xs is sequence","3.0","3.0|int","1e3|int","100|float","-5|abs","5.5 // 2","-5.5 % 2","2 ** 0.5","2 ** 3 ** 2","- 2 ** 2","~" if 0 else "1","10 % 3.5","1 if 0 else 2 if 1 else 3","[x for x in y]" if 0 else "xs","s.startswith('he')","s.replace('l','L')","s.find('w')","','.join(['a','b'])","'{} {}'.format(1,'b')","'{a:>5}|{0:.2f}'.format(3.14159,a='x')","s.title()","'a,b,c'.split(',',1)","'abc'.index('c')","'%d%%'|format(5)","'Hello'.swapcase()","'http://example.com foo www.x.org a@b.co'|urlize","'see http://example.com/aaaaaaaaaaaaaaaaaaaaaaaa.'|urlize(20)","'(http://a.com/x)'|urlize","xs|tojson","s|first","s|last","''|first","d|first","d|length","d|list","s|list","'中文'|list","d|items|list","xs|random is number","'A'|lower","'a\\nb'","'\\u4e2d'","'\\x41'","0x1F","0b101","0o17","1_000","'x' is eq('x')","1 is not none","people|map(attribute='nope')|list","people|map(attribute='nope',default='z')|list","people|attr('x')","user|attr('name')","['a','b','c'][1:]|join","'a' 'b'|upper","not 1 == 2","1 + 2 ~ 3" if 0 else "1 ~ 2 + 3" if 0 else "'a' ~ 2 * 3","1 - 1 - 1","2 * 3 % 4","(1,2) == (1,2)","(1,2) == [1,2]","{'a':1} == {'a':1.0}","none == false","'' == none","xs.index(1)","xs.count(3)","true + 1","true|int","'abc'|batch(2)|list","(1,2,3)|last","'a%20b'","['b','a','C']|sort","['b','a','C']|sort(case_sensitive=true)","'x'|center(5)","'ab'|center(5)","1234.5|round(-2)","1234|round(-2)","0.5|round","1.5|round","1e300*10","1e308*10"]:
    c("{{ %s }}" % e, dict(U, x=3), auto=True)
c("a\n{% if true %}\nb\n{% endif %}\nc\n",trim=False)
for kw in [dict(),dict(trim=True),dict(lstrip=True),dict(trim=True,lstrip=True),dict(keep=True)]:
    c("a\n  {% if true %}\n  b\n  {% endif %}\n  {{ 1 }}\n  {# c #}\nd\n  {%- if true -%}  x  {%- endif +%}\n z {%+ if true %} y {% endif %}\n{% raw %}\n {{ x }}\n{% endraw %}\n{%- raw -%} {% q %} {%- endraw -%} end\n",**kw)
c("{% for x in xs %}{{ loop.index }}/{{ loop.length }}:{{ x }}{{ ',' if not loop.last }}{% else %}none{% endfor %}",U)
c("{% for x in [] %}a{% else %}none{% endfor %}")
c("{% for x in xs if x > 1 %}{{ loop.index }}{{ x }} {{ loop.length }}{% endfor %}",U)
c("{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}",U)
c("{% for k in d %}{{ k }}{% endfor %}",U)
c("{% for c in '中文' %}[{{ c }}]{% endfor %}")
c("{% for x in xs %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.previtem }}{{ loop.nextitem }}{{ loop.cycle('a','b') }}{{ loop.changed(x > 1) }}{{ loop.depth }}|{% endfor %}",U)
c("{% for i in tree recursive %}{{ i.n }}{{ loop.depth }}{% if i.c %}({{ loop(i.c) }}){% endif %}{% endfor %}",{'tree':[{'n':1,'c':[{'n':2,'c':[{'n':3}]},{'n':4}]},{'n':5}]})
c("{% set y = 9 %}{% for i in tree recursive %}{{ y }}{{ i.n }}{% if i.c %}({{ loop(i.c) }}){% else %}-{% endif %}{% endfor %}",{'tree':[{'n':1,'c':[{'n':2,'c':[{'n':3}]},{'n':4}]},{'n':5}]})
c("{% set x = 1 %}{% for i in [1,2] %}{{ x }}{% set x = 2 %}{{ x }}{% endfor %}{{ x }}")
c("{% if true %}{% set x = 1 %}{% endif %}{{ x }}")
c("{% if false %}{% set x = 1 %}{% endif %}{{ x }}",{'x':5})
c("{% set ns = namespace(n=0) %}{% for i in [1,2,3] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}")
c("{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set (c, d) = [3, 4] %}{{ c + d }}")
c("{% set x %}<b>{{ y }}</b>{% endset %}{{ x }}{{ x|length }}",{'y':'<'},auto=True)
c("{% set x | upper %}abc{% endset %}{{ x }}")
c("{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}{{ a }}")
c("{% set a = 5 %}{% with a = 1, b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}")
c("{% filter upper %}abc {{ x }}{% endfilter %}",{'x':'<q>'},auto=True)
c("{% filter replace('a','b')|upper %}abc{% endfilter %}")
c("{% macro m(a, b=2, *args) %}{% endmacro %}" if 0 else "{% macro m(a, b=2) %}[{{ a }},{{ b }},{{ varargs }},{{ kwargs }}]{% endmacro %}{{ m(1) }}{{ m(1,3,4,5) }}{{ m(1,c=7) }}{{ m(b=1,a=2) }}")
c("{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m('<x>') }}{{ m('&')|upper }}",auto=True)
c("{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m('<x>') }}")
c("{% macro m(a, b=a) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m.name }}{{ m.arguments }}")
c("{% macro w(t) %}<{{ t }}>{{ caller() }}</{{ t }}>{% endmacro %}{% call w('p') %}body {{ x }}{% endcall %}",{'x':'&'},auto=True)
c("{% macro l(xs) %}{% for x in xs %}{{ caller(x) }};{% endfor %}{% endmacro %}{% call(i) l([1,2]) %}{{ i * 2 }}{% endcall %}")
c("{% macro f(n) %}{% if n > 0 %}{{ n }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(3) }}")
c("{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{% set x = 2 %}{{ m() }}")
c("{% for i in [1,2] %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}")
c("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}{{ a() }}")
c("{% autoescape true %}{{ x }}{% autoescape false %}{{ x }}{% endautoescape %}{% endautoescape %}{{ x }}",{'x':'<'})
c("{% autoescape f %}{{ x }}{% endautoescape %}",{'x':'<','f':True})
c({'m':"{% extends 'b' %}{% block t %}T-{{ super() }}{% endblock %}{% set q = 5 %}junk{% block n %}N{{ q }}{% endblock %}",'b':"<{% block t %}base{% endblock %}|{% block n %}{% endblock %}|{% block o scoped %}o{% endblock %}>{{ q }}"})
c({'m':"{% extends 'b' %}{% block a %}m{{ super() }}{% endblock %}",'b':"{% extends 'c' %}{% block a %}b{{ super() }}{% endblock %}",'c':"[{% block a %}c{% endblock %}]{{ self.a() }}"})
c({'m':"{% extends 'b' %}{% block a %}{{ super.super() }}{% endblock %}",'b':"{% extends 'c' %}{% block a %}b{% endblock %}",'c':"[{% block a %}c{% endblock %}]"})
c({'m':"{% extends l %}{% block a %}x{% endblock %}",'b':"<{% block a %}{% endblock %}>"},{'l':'b'})
c({'m':"{% if f %}{% extends 'b' %}{% endif %}A{% block a %}x{% endblock %}",'b':"<{% block a %}{% endblock %}>"},{'f':True})
c({'m':"{% if f %}{% extends 'b' %}{% endif %}A{% block a %}x{% endblock %}",'b':"<{% block a %}{% endblock %}>"},{'f':False})
c({'m':"{% for i in [1,2] %}{% block a scoped %}{{ i }}{% endblock %}{% endfor %}"})
c({'m':"{% for i in [1,2] %}{% block a %}{{ i }}{% endblock %}{% endfor %}"})
c({'m':"{% set z=1 %}{% for i in [1,2] %}{% include 'p' %}{% endfor %}",'p':"{{ i }}{{ z }}{{ loop is defined }};"})
c({'m':"{% include 'p' without context %}{% include 'nope' ignore missing %}{% include ['nope','p'] %}",'p':"[{{ x }}]"},{'x':1})
c({'m':"{% set x=2 %}{% include 'p' %}{{ x }}",'p':"{{ x }}{% set x=3 %}{{ x }}"},{'x':1})
c({'m':"{% import 'p' as p %}{{ p.f(1) }}{{ p.v }}{{ p._h }}{% from 'p' import f as g, v %}{{ g(2) }}{{ v }}",'p':"{% macro f(a) %}<{{ a }}{{ x }}>{% endmacro %}{% set v = 7 %}{% set _h = 1 %}"},{'x':1})
c({'m':"{% import 'p' as p with context %}{{ p.f(1) }}",'p':"{% macro f(a) %}<{{ a }}{{ x }}>{% endmacro %}"},{'x':1})
c({'m':"{% from 'p' import f with context %}{{ f(1) }}",'p':"{% macro f(a) %}<{{ a }}{{ x }}>{% endmacro %}"},{'x':1})
c({'m':"{% for i in [1,2] %}{{ loop.index }}{% include 'p' %}{% endfor %}",'p':"{{ loop is defined }}{{ loop.index }};"})
c({'m':"{% for i in [1,2] %}{% include 'p' %}{% endfor %}",'p':"{{ loop is defined }};"})
c({'m':"{% for i in [[1]] recursive %}{% include 'p' %}{% endfor %}",'p':"{{ loop is defined }};"})
c({'m':"{% for i in [1,2] %}{{ loop.index }}{% for j in [5,6] %}{% include 'p' %}{% endfor %}{% endfor %}",'p':"{{ loop.index }};"})
c({'m':"{% for i in [1,2] %}{{ loop.index }}{% import 'p' as q with context %}{{ q.f() }}{% endfor %}",'p':"{% macro f() %}{{ loop.index }}{{ i }};{% endmacro %}"})
c({'m':"{% for i in [1,2] %}{% for j in [5,6] %}{% block b scoped %}{{ loop.index }}{{ i }}{{ j }},{% endblock %}{% endfor %}{% endfor %}"})
c({'m':"{% for i in [1,2] %}{{ loop.index }}{% block b %}{{ loop is defined }}{% endblock %}{% endfor %}"})
c({'m':"{% for i in [1,2] %}{% block b scoped %}{% for k in [3] %}{{ loop.index }}{% endfor %}{{ loop.index }}{{ loop.last }}{% endblock %}{% endfor %}"})
for body in ["{% break %}", "{% continue %}", "{% if i == 2 %}{% break %}{% endif %}", "{% if i == 1 %}{% continue %}{% endif %}x"]:
    c("{% for a in [1,2] %}{% for i in [1,2] %}" + body + "{% else %}E{% endfor %}{% endfor %}")
for use in ["s|join(1, 2, 3, 4)", "s is upper(1)", "s|upper(x=1)", "s is divisibleby"]:
    c("{{ 1 }}\n{% if " + use + " %}{% endif %}", {'s': 'a'})
    c("{% set x %}{% if 0 %}{{ " + use + " }}{% elif 0 and " + use + " %}{% endif %}{% endset %}a{{ x }}", {'s': 'a'})
for filters in ["title", "trim", "replace('a', x)", "upper|title", "striptags", "center(9)", "e"]:
    c("{% filter " + filters + " %}<p>a{{ x }}{% endfilter %}", {'x': '<q>'}, auto=True)
for text in ["'hello World-x 中文 <b>'", "'ab-,-xx co-op a--b ---!-'", "'x-yz ab-c-de'"]:
    for width in range(1, 10):
        c("{{ " + text + "|wordwrap(" + str(width) + ") }}|{{ " + text + "|wordwrap(" + str(width) + ", false, '/', false) }}")
for use in ["'%s|%d'|format(''|first, 1)", "'{}'.format(missing)", "'%s' % (missing,)"]:
    c("{{ " + use + " }}", strict=True)
    c("{{ " + use + " }}")
c("{{ '%s|%s'|format('a' if false, 1) }}{{ '%s' % ('a' if false,) }}", strict=True)
c({'m':"{% block a required %}{% endblock %}"})
c({'m':"{% extends 'b' %}{% block a %}ok{% endblock %}",'b':"{% block a required %}{% endblock %}"})
c({'m':"{% extends 'b' %}{% macro h(x) %}H{{ x }}{% endmacro %}{% block a %}{{ h(1) }}{% endblock %}",'b':"{% block a %}{% endblock %}"})
c("{% for i in range(10) %}{% if i == 3 %}{% continue %}{% endif %}{% if i == 6 %}{% break %}{% endif %}{{ i }}{% endfor %}")
c("{% set xs = [] %}{% for i in [1,2] %}{% do xs.append(i) %}{% endfor %}{{ xs }}")
c("{% set xs = [1] %}{{ xs.append(2) }}{{ xs }}{{ xs.pop() }}{{ xs }}")
c("{% set d = {} %}{% do d.update({'a': 1}) %}{{ d }}")
c("{% set c = cycler('a','b') %}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.next() }}{% set j = joiner('|') %}{{ j() }}x{{ j() }}y")
c("{{ missing }}|{{ missing.foo }}")
c("{{ missing }}",strict=True)
c("{{ missing is defined }}{{ missing|default('x') }}{{ 'a' if missing is defined }}",strict=True)
c("{{ user.zip }}",U,strict=True)
c("{% if missing %}a{% else %}b{% endif %}",strict=True)
c("{% if missing %}a{% else %}b{% endif %}{% for x in missing %}q{% endfor %}")
for bad in ["{{ 1 +","{% if x %}","{% endif %}","{{ x|nofilter }}","{{ x is notest }}","{% foo %}","{{ 1 / 0 }}","{{ [1] + 1 }}","{{ 'a' + 1 }}","a\nb\n{{ x.y.z }}","{% for x in 5 %}{% endfor %}","{% for %}{% endfor %}","{{ 'abc }}","{{ (1 }}","{% if 1 %}{% for x in y %}{% endif %}","{# abc","{% raw %}abc","{{ 1 < 'a' }}","{{ x() }}","{{ missing|int }}","{{ {}|dictsort(by='q') }}","{% macro m(a) %}{% endmacro %}{{ m(1,2) }}","{% macro m(a) %}{% endmacro %}{{ m(b=2) }}","{% extends 'zz' %}","{% include 'zz' %}","\n\n{% set x = %}","{{ a b }}","{% block a %}{% endblock %}{% block a %}{% endblock %}","{% if false %}{{ x|nofilter }}{% endif %}ok","{{ 'x'|truncate(1) }}" ,"{{ (missing|truncate(6, true))[1:] }}","{{ 'a' + missing|truncate }}","{{ missing|truncate(6) }}","{{ 5|join }}","{% set a, b = [1] %}","{{ loop }}","{{ super() }}","{{ 3|length }}","{{ range(1,2,0) }}","{% call x %}{% endcall %}","{{ {1:2}.items }}" if 0 else "{{ 1 }}{% else %}"]:
    c(bad,{'x':{'a':1},'y':[1]})
c("{{ x }}\r\n{{ y }}\r\n  {% if x %}\r\nq{% endif %}",{'x':1,'y':2},trim=True,lstrip=True)
c("{% if a and b or c %}1{% elif not c %}2{% else %}3{% endif %}",{'a':1,'b':0,'c':0})
c("{{ x|map('upper')|list }}{{ x|map('default','q')|list }}{{ x|select('in',['a'])|list }}",{'x':['a','b']})
c("{{ '<x>'|e }}{{ '<x>'|e|length }}{{ ('<x>'|e).upper() }}{{ '%s'|e|format('<') }}{{ ('<i>%s</i>'|safe)|format('<') }}{{ ('<i>%s</i>'|safe) % '<' }}",auto=True)
c("{% set x = '<' %}{{ x ~ ('&'|safe) }}{{ x|replace('<','>') }}{{ (x|safe)|replace('<','>') }}",auto=True)
c("{% for a in [1,2] %}{% for b in [1,2] %}{{ loop.index }}{% set outer = loop %}{% endfor %}{{ loop.index }}{% endfor %}")
c("{% for a in [1,2] %}{% set o = loop %}{% for b in [1,2] %}{{ o.index }}{{ loop.index }} {% endfor %}{% endfor %}")
c("{% macro m(x, caller=none) %}{{ x }}{% if caller %}{{ caller() }}{% endif %}{% endmacro %}{{ m(1) }}{% call m(2) %}c{% endcall %}")
c("{% print 1 + 2 %}")
c("{{ 'a' if x else 'b' }}{{ ('a' if x) or 'c' }}",{'x':0})
c("{{ d.items }}" if 0 else "{{ d['items'] is defined }}",{'d':{'x':1}})
c("{% for a, (b, c) in [(1,(2,3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}")
c("{{ [1,2,3][-2:] }}{{ 'abc'[5] }}{{ [1][3] }}|")
c("{{ people|groupby('age') }}" if 0 else "{% for g, l in people|groupby('city') %}{{ g }}:{{ l|length }} {% endfor %}{% for x in people|groupby('city') %}{{ x.grouper }}{{ x.list|length }}{% endfor %}",U)
c("{% set a = 1 %}{% block b %}{{ a }}{% set a = 2 %}{{ a }}{% endblock %}{{ a }}")
c("{{ lipsum(1)|length > 0 }}{{ dict([('a',1)]) }}")
c("中{{ '文'|e }}国　{%- if 1 %}　x{% endif %}")

# Every filter, test and global with every parameter Jinja2 documents: an expression a line, with the values it names.
LIBRARY = json.loads(Path(__file__).with_name("library_values.json").read_text("utf-8"))
for line in Path(__file__).with_name("library_cases.txt").read_text("utf-8").splitlines():
    values = {name: value for name, value in LIBRARY.items() if re.search(rf"\b{name}\b", line)}
    c("{{ %s }}" % line, values, auto=True)
    c("{{ %s }}" % line, values, strict=True)
c("{% set c = cycler('odd','even') %}{% for i in range(3) %}{{ c.next() }},{{ c.current }};{% endfor %}{{ c.reset() }}{{ c.current }}{{ c.items if false }}", LIBRARY)
c("{% set j = joiner() %}{{ j() }}a{{ j() }}b{{ j() }}{% set k = joiner(sep='<') %}{{ k() }}a{{ k() }}", LIBRARY, auto=True)
c("{% set ns = namespace(a=1) %}{% set ns.b = 2 %}{{ ns.a }}{{ ns.b }}{{ ns.c is defined }}{% set n2 = namespace({'x':1}, y=2) %}{{ n2.x }}{{ n2.y }}{{ n2['x'] }}", LIBRARY)
c("{% for x in xs %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.depth }}{{ loop.depth0 }}{{ loop.previtem|default('-') }}{{ loop.nextitem|default('-') }}{{ loop.cycle('a','b') }}{{ loop.changed(x) }}{{ loop.changed(1,2) }};{% endfor %}", LIBRARY)
c('{% for x in [1,1,2] %}{{ loop.changed(x) }}{{ loop.changed(x, loop.index) }}{% endfor %}', LIBRARY)
c('{% for x in [] %}{% else %}{{ loop is defined }}{% endfor %}', LIBRARY)
c("{% macro m(a, b='x') %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{{ caller is defined }}{% endmacro %}{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}{{ m.catch_varargs }}{{ m.caller }}{{ m(1,2,3,k=4) }}", LIBRARY)
c("{% filter upper|replace('A','<') %}a{{ x }}{% endfilter %}", LIBRARY, auto=True)
c("{% filter indent(width=2) %}a\nb{% endfilter %}{% filter truncate(length=3,end='',leeway=0) %}abcdef{% endfilter %}", LIBRARY)


RANDOM = random.Random(20191207)
VALUES = {"xs": [3, 1, 2], "s": "hello World-x 中文 <b>", "n": 7, "f": 2.5, "d": {"b": 2, "a": "<x>"}, "e": [],
          "people": [{"name": "bob", "age": 30}, {"name": "Al", "age": 25}], "z": 0, "none_": None}
ATOMS = ["xs", "s", "n", "f", "d", "e", "people", "z", "none_", "1", "-2", "2.0", "'a<'", "'B c'", "[1,2,3]", "('q',2)", "true", "none",
         "missing", "xs[0]", "d.a", "people[0].name", '""', "'é中'"]
FILTERS = ["upper", "lower", "title", "capitalize", "trim", "length", "first", "last", "list", "join", 'join("-")', "sort", "sum", "int",
           "float", "abs", "round", "round(1)", "string", "e", "safe", 'default("D")', 'default("D",true)', 'replace("l","L")', "center(9)",
           "wordcount", "tojson", "min", "max", "striptags", "escape", "forceescape", "format(1)", "filesizeformat", "dictsort",
           'sum(attribute="age")', "sort(reverse=true)"]
TESTS = ["defined", "none", "number", "string", "even", "odd", "sequence", "mapping", "iterable", "lower", "upper", "true", "callable",
         "boolean", "integer", "float", "in xs", "eq 1", "divisibleby 2", "sameas none", "undefined", "escaped"]


def expression(depth):
    kind = RANDOM.random()
    if depth <= 0 or kind < 0.25:
        return RANDOM.choice(ATOMS)
    if kind < 0.55:
        return "%s|%s" % (operand(depth - 1), RANDOM.choice(FILTERS))
    if kind < 0.65:
        return "%s is %s%s" % (operand(depth - 1), RANDOM.choice(["", "not "]), RANDOM.choice(TESTS))
    if kind < 0.78:
        return "%s %s %s" % (operand(depth - 1), RANDOM.choice(["+", "-", "*", "/", "//", "%", "~"]), operand(depth - 1))
    if kind < 0.86:
        return "%s %s %s" % (operand(depth - 1), RANDOM.choice(["==", "!=", "<", ">", "<=", ">=", "in", "not in"]), operand(depth - 1))
    if kind < 0.93:
        return "%s %s %s" % (operand(depth - 1), RANDOM.choice(["and", "or"]), operand(depth - 1))
    return "%s if %s else %s" % (operand(depth - 1), operand(depth - 1), operand(depth - 1))


def operand(depth):
    text = expression(depth)
    return "(" + text + ")" if " " in text or ("|" in text and RANDOM.random() < 0.3) else text


for number in range(700):
    template = "{{ %s }}" % expression(3)
    if number % 5 == 0:
        template = "{%% for q in %s %%}{{ q }}{{ loop.index }},{%% else %%}E{%% endfor %%}" % operand(2)
    # Safe markup joined from constants is folded by Jinja2 to plain text.
    if "|safe" in template or "|e" in template or "escape" in template:
        if "~" in template:
            continue
    c(template, VALUES, auto=RANDOM.random() < 0.5, strict=RANDOM.random() < 0.3)


def line_of(error):
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    found = None
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.name in ("top-level template code", "template", "root"):
            found = frame.lineno
    return found


for e in ["1e16 // 3","1e16 // -3","-7.5 // 2","5.0 // 0.1","0.0 // -5","-0.5 // 1","1e22 // 7","1e16 - 3","9e15 + 1","-9e15 - 7","9007199254740993.0","[9.5e15]","9.5e15|tojson","9.5e15|string","1e15 + 0.5",
          "(-1e19)|filesizeformat","(-0.5)|filesizeformat","-9223372036854775807|filesizeformat","'-1e19'|filesizeformat","5000000000000000000|round(-19)|int","'ffzz'|int(7, 16)","'inf'|int","'nan'|int(3)","'9223372036854775807'|int","'-9223372036854775808'|int"]: c("{{ %s }}" % e)
for n in ["1234.5678","0.00001234","100.0","999.6","1e16","-5.0"]:
    for f in [".3",".1",".0",".17","+.3","010.3","_",",","_.2f",",.3","_e","_g","_%","012_","+012,"," _"]: c("{{ '{:%s}'.format(%s) }}" % (f, n))
for n in ["1234567","-12345","255"]:
    for f in [".3","_",",","_d",",d","_x","_X","_o",",x","012_","08,","012_x","x^12_","<9,"]: c("{{ '{:%s}'.format(%s) }}" % (f, n))
for f in [".3","5.1",">6.2"]: c("{{ '{:%s}'.format('abcdef') }}" % f)

def expected(templates, context, options):
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        autoescape=options.get("auto", False),
        undefined=jinja2.StrictUndefined if options.get("strict") else jinja2.Undefined,
        trim_blocks=options.get("trim", False),
        lstrip_blocks=options.get("lstrip", False),
        keep_trailing_newline=options.get("keep", False),
        extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"],
    )
    try:
        return {"output": environment.get_template("m").render(context)}
    except Exception as error:
        return {"line": line_of(error)}


seen = set()
with open(Path(__file__).with_name("jinja2.tsv"), "w", encoding="utf-8") as out:
    for template, context, options in C:
        templates = template if isinstance(template, dict) else {"m": template}
        job = {
            "templates": templates,
            "main": "m",
            "context": context,
            "autoescape": options.get("auto", False),
            "undefined": "strict" if options.get("strict") else "lenient",
            "options": {
                "trim_blocks": options.get("trim", False),
                "lstrip_blocks": options.get("lstrip", False),
                "keep_trailing_newline": options.get("keep", False),
            },
            "extensions": ["loopcontrols", "do"],
        }
        found = expected(templates, context, options)
        # A result that is the same without escaping and in strict mode is kept once.
        key = json.dumps([templates, context, found, options.get("trim"), options.get("lstrip"), options.get("keep")])
        if key in seen:
            continue
        seen.add(key)
        out.write(json.dumps(job, ensure_ascii=False) + "\t" + json.dumps(found, ensure_ascii=False) + "\n")
