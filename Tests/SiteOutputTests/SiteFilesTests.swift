import ContentModel
import Diagnostics
import Rendering
import SiteOutput
import SiteStructure
import Templating
import Testing

/// Which files make up the site, and what its templates are given.
@Suite struct SiteFilesTests {
  @Test func everyPageIsOneJobInTheOrderOfTheGraph() throws {
    let site = try SmallSite()
    #expect(try site.jobs().map(\.path) == site.graph.pages.map(\.path.file))
    #expect(try site.jobs().map(\.template) == site.graph.pages.map(\.template))
  }

  @Test func drawingsAndWhatTextsOfferArePublishedAndNoPhotoItself() throws {
    let site = try SmallSite(with: [
      "Content/pages/about.md": "---\ntitle: 关于\n---\n[办法](附件/办法.pdf)、![图](../photos/a.png)\n",
      "Content/pages/附件/办法.pdf": "pdf", "Content/photos/a.png": "png", "Content/photos/b.png": "png", "Content/private.txt": "x",
      "Content/images/unused.svg": "svg",
    ])
    #expect(try site.files().keys.sorted() == ["images/unused.svg", "pages/附件/办法.pdf", "robots.txt", "site.webmanifest"])
  }

  @Test func rulesKnowThePathsOfWhatIsMade() throws {
    let schema = """
      name: fairs
      label: 大集
      source: data/fairs.csv
      key: id
      fields:
        - { name: id, label: 编号, type: key, required: true, unique: true }
        - { name: title, label: 名称, type: text, required: true }
        - { name: day, label: 日期, type: date }
      pages: { path: "fairs/{key}/", template: site/page.html }
      list: { path: fairs/, template: site/page.html, feed: 5 }
      calendar: { start: day }
      open-data: [title, day]

      """
    let site = try SmallSite(with: [
      "Content/site.yml": SmallSite.online, "Content/schema/fairs.yml": schema,
      "Content/data/fairs.csv": "编号,名称,日期\na,春集,2020-03-01\n",
    ])
    let made = try site.files().keys.sorted()
    #expect(made.contains("fairs/a/calendar.ics") && made.contains("fairs/feed.xml") && made.contains("data/fairs.csv"))
    #expect(Set(made).subtracting(try site.paths()).isEmpty, "\(made)")
  }

  @Test func aTextHasItsSlugForAddressAndItsFormerOnesLeadToIt() throws {
    let site = try SmallSite(with: [
      "Content/pages/about.md": "---\ntitle: 关于 <本站>\nslug: guanyu\naliases: [/old/about/, 旧.html]\n---\n正文。\n",
      "Content/pages/news/daji.md": "---\ntitle: 大集\ndate: 2020-03-01\nslug: da-ji\naliases: news/daji-2019\n---\n正文。\n",
    ])
    let pages = site.graph.pages.map(\.path.text)
    #expect(pages.contains("guanyu/") && pages.contains("news/da-ji/") && !pages.contains("about/") && !pages.contains("news/daji/"))
    let files = try site.files().mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(files["old/about/index.html"]?.contains("url=../../guanyu/\"") == true)
    #expect(files["old/about/index.html"]?.contains("关于 &lt;本站&gt;") == true)
    #expect(files["旧.html"]?.contains("<a href=\"./guanyu/\">") == true)
    #expect(files["news/daji-2019/index.html"]?.contains("url=../../news/da-ji/\"") == true)
  }

  @Test(arguments: [
    ("index.html", "{{ site.title }} {{ page.kind }} {{ collections.products|length }}", "示例风物 home 3"),
    (
      "index.html", "{{ lists.products.path }} {{ lists.products.count }} {{ lists.news.calendar is none }} {{ lists.units is defined }}",
      "products/ 3 True False"
    ),
    ("products/index.html", "{{ facet is none }} {{ pagination.total }} {{ page.listed }}", "True 3 True"),
    ("products/dami-01/index.html", "{{ siblings|join('、') }} {{ alike.village|length }}", "柳河小米、酸菜 0"),
    ("products/suancai-01/index.html", "{{ siblings|join('、') }} {{ alike.village|join('、') }}", "梨树大米、柳河小米 柳河小米"),
    ("products/dami-01/index.html", "{{ nearby|length }} {{ map is none }} {{ calendar is none }}", "0 True True"),
    ("index.html", "{{ site.pages|join('、') }}", "关于本站"),
    ("index.html", "{% for entry in site.navigation %}{{ root }}{{ entry.path }} {% endfor %}", "./ ./products/ "),
    ("products/index.html", "{{ collection.label }} {{ collection.count }} {{ items|join('、') }}", "特色产品 3 梨树大米、柳河小米"),
    (
      "products/index.html",
      "{{ pagination.number }}/{{ pagination.count }} {{ pagination.previous is none }} {{ pagination.next }}", "1/2 True products/page/2/"
    ),
    (
      "products/page/2/index.html",
      "{{ items|join('、') }} {{ pagination.previous }} {{ pagination.next is none }} {% for p in pagination.pages %}{{ p.path }}{{ '*' if p.current else '' }} {% endfor %}",
      "酸菜 products/ True products/ products/page/2/* "
    ),
    ("products/dami-01/index.html", "{{ product.title }} {{ record.price.text }} {{ product.village.households }}", "梨树大米 28.00元 1200"),
    ("products/dami-01/index.html", "{{ body is none }} {{ headings|length }} {{ page.next.title }}", "False 0 柳河小米"),
    ("products/suancai-01/index.html", "{{ body is none }} {{ product.since }} {{ product.price is none }}", "True 2019年11月8日 True"),
    (
      "villages/liuhe/index.html", "{{ related.products|join('、') }} {{ related.news|length }} {{ village.households is none }}",
      "柳河小米、酸菜 0 True"
    ),
    ("about/index.html", "{{ record.title }} {{ record.date is none }} {{ page.kind }}", "关于本站 True page"),
    (
      "plan/index.html", "{% for task in plan.tasks %}{{ task.number }} {{ task.text }} {{ task.units|join('、') }}；{% endfor %}",
      "1 办好大集。 区商务局；2 推介线路。 区文旅局；"
    ),
    ("404.html", "{{ page.kind }} {{ root }}", "not-found ./"),
  ])
  func templatesAreGiven(path: String, template: String, output: String) throws {
    let job = try #require(try SmallSite().jobs().first { $0.path == path })
    let compiled = TemplateSet.compile([SourceText(file: job.template, text: template)])
    #expect(compiled.diagnostics.isEmpty, "\(TextRendering(language: .english).render(compiled.diagnostics))")
    #expect(String(decoding: try compiled.value.render(job.template, job.context()), as: UTF8.self) == output)
  }
}
