import ContentModel
import Diagnostics
import SiteStructure

/// What the rules tell the user, in both languages.
enum Messages {
  static func duplicatePath(_ page: SitePage, _ first: SitePage, at location: Location, firstAt: Location) -> Diagnostic {
    Diagnostic(
      .error, "page.duplicate-path",
      text("网页 \(page.path.text) 与另一页的地址相同（不分大小写）", "the page \(page.path.text) has the address of another page (case aside)"),
      at: location,
      hints: [text("改编号、文件名，或改 schema 里的 path。", "Change the key, the file's name, or `path` in the schema.")],
      notes: [.init(text("另一页来自这里：“\(first.title)”", "the other page comes from here: ‘\(first.title)’"), at: firstAt)])
  }

  static func unknownTarget(_ target: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "navigation.target", text("导航指向的“\(target)”不存在", "the navigation leads to ‘\(target)’, which does not exist"), location,
      suggestion(NearestMatch.find(target, in: known)) + [
        text("可以写：\(known.joined(separator: "、"))。", "Known: \(known.joined(separator: ", ")).")
      ])
  }

  static func unknownTemplate(_ name: String, known: [String], at location: Location) -> Diagnostic {
    error(
      "template.missing", text("找不到模板 Templates/\(name)", "there is no template Templates/\(name)"), location,
      suggestion(NearestMatch.find(name, in: known)) + [
        text(
          "新建这个文件；最简单的内容是：{% extends \"shared/base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{% endblock %}",
          "Create it; the least it needs is: {% extends \"shared/base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{% endblock %}")
      ])
  }

  /// - Parameter page: the page the heading was looked for on; nil for the text itself.
  static func unknownAnchor(_ fragment: String, of page: SitePage? = nil, known: [String], at location: Location) -> Diagnostic {
    let (chinese, english) = page.map { ("“\($0.title)”里", "on ‘\($0.title)’") } ?? ("本文", "in this text")
    // A template may mark further places on its pages, which cannot be seen from here.
    return Diagnostic(
      page == nil ? .error : .warning, "link.anchor",
      text("\(chinese)没有“#\(fragment)”这个标题", "there is no heading ‘#\(fragment)’ \(english)"), at: location,
      hints: suggestion(NearestMatch.find(fragment, in: known).map { "#" + $0 }))
  }

  static func brokenLink(_ destination: String, _ fault: LinkTarget.Fault, nearest: String?, at location: Location) -> Diagnostic {
    switch fault {
    case .missing where destination.isEmpty:
      error(
        "link.broken", text("链接没有写地址", "the link has no address"), location,
        [text("在圆括号里写上地址，例如 (products:xiaomi-01)。", "Write an address between the brackets, such as (products:xiaomi-01).")])
    case .missing where destination.lowercased().hasPrefix("www."):
      error(
        "link.broken", text("链接“\(destination)”没有写 https://", "‘\(destination)’ lacks its https://"), location,
        [text("别的网站要写完整的网址：https://\(destination)", "Write the whole address of another site: https://\(destination)")])
    case .missing:
      error(
        "link.broken", text("链接“\(destination)”指向的内容不存在", "‘\(destination)’ leads to nothing"), location,
        suggestion(nearest) + [
          text(
            "可写 栏目:编号（如 products:xiaomi-01）、相对路径（如 ../images/a.svg），或 https:// 网址。",
            "Write collection:key (such as products:xiaomi-01), a relative path (such as ../images/a.svg) or an https:// address.")
        ])
    case .scheme:
      error(
        "link.scheme", text("链接“\(destination)”的形式不允许", "links of the form ‘\(destination)’ are not allowed"), location,
        [text("只能用 https://、http://、mailto:、tel: 或 栏目:编号。", "Use https://, http://, mailto:, tel: or collection:key.")])
    case .withheld(let reason):
      error(
        "link.withheld", text("链接“\(destination)”指向的文章\(withheld(reason).0)", "‘\(destination)’ leads to a text \(withheld(reason).1)"),
        location, [text("等它发布后再链接，或先删去这个链接。", "Link to it once it is published, or take the link out.")])
    case .outside:
      error(
        "link.outside", text("链接“\(destination)”指到了 Content 文件夹之外", "‘\(destination)’ leads out of the Content folder"), location,
        [text("把文件放到 Content 里，再从这里链接。", "Put the file into Content and link to it there.")])
    }
  }

  static func badAddress(_ address: String, at location: Location) -> Diagnostic {
    error(
      "link.address", text("“\(address)”不是完整的网址", "‘\(address)’ is no whole address"), location,
      [
        text(
          "网址写成 https://www.example.gov.cn/页面，邮箱写成 mailto:name@example.cn，电话写成 tel:0434-0000000；中间不要有空格和中文标点。",
          "Write https://www.example.gov.cn/page, mailto:name@example.cn or tel:0434-0000000, without spaces or Chinese punctuation.")
      ])
  }

  private static func withheld(_ reason: Withholding) -> (String, String) {
    switch reason {
    case .draft: ("还是草稿（draft: true）", "that is still a draft (draft: true)")
    case .early(let day): ("到 \(day.iso) 才发布", "that is not published before \(day.iso)")
    case .expired(let day): ("已于 \(day.iso) 到期", "that expired on \(day.iso)")
    }
  }

  static func duplicateAlias(_ redirect: Redirect, with title: String, at other: Location) -> Diagnostic {
    Diagnostic(
      .error, "page.duplicate-path",
      text("旧网址 \(redirect.path.text) 已经另有用处（不分大小写）", "the former address \(redirect.path.text) is in use (case aside)"),
      at: redirect.location,
      hints: [text("从 aliases 里删去它，或改另一页的网址。", "Take it out of `aliases`, or change the other page's address.")],
      notes: [.init(text("用在这里：“\(title)”", "used here: ‘\(title)’"), at: other)])
  }

  static func pictureWithoutText(_ path: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "picture.no-text", text("图片 \(path) 没有说明文字", "the picture \(path) has no description"), at: location,
      hints: [text("用一句话说明图上是什么，供看不见图片的人听读。", "Say in one sentence what it shows, for those who cannot see it.")])
  }

  static func unusedPicture(_ path: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "picture.unused", text("图片 Content/\(path) 没有用在任何地方", "the picture Content/\(path) is not used anywhere"), at: location,
      hints: [
        text(
          "用上它，或从 Content/images 里移走；名字写错的，改正引用它的地方。",
          "Use it or move it out of Content/images; where its name is misspelt, mend the place that means it.")
      ])
  }

  static func personalNumber(_ number: PersonalNumber, at place: Location) -> Diagnostic {
    let location = PersonalNumberMask.masked(place)
    let cure = text(
      "删去它：网站和报告用不到；表格里整列都有的，请整列删除。以前保存或传送过这个文件的地方，也要一并清理。",
      "Take it out: neither site nor report needs it; where a column is full of them, delete the column, and clean up wherever the file was kept or sent."
    )
    switch number.kind {
    case .identity:
      return error(
        "privacy.identity-number", text("这里有一个身份证号（\(number.masked)）", "there is an identity number here (\(number.masked))"), location,
        [cure])
    case .damagedIdentity:
      return error(
        "privacy.identity-number",
        text(
          "这里像是被表格程序改坏的身份证号（\(number.masked)）", "this looks like an identity number that a spreadsheet program damaged (\(number.masked))"),
        location, [cure])
    case .doubtfulIdentity:
      return Diagnostic(
        .warning, "privacy.doubtful-identity-number",
        text(
          "这里像是打错了一位的身份证号（\(number.masked)）", "this looks like an identity number with one digit wrong (\(number.masked))"),
        at: location,
        hints: [
          text(
            "是身份证号就删去；确实是别的编号，在 site.yml 的 acknowledged 里写明。",
            "Take it out if it is one; if it is a number of another kind, say so under `acknowledged` in site.yml.")
        ])
    case .oldIdentity:
      return Diagnostic(
        .warning, "privacy.old-identity-number",
        text("这里像是 15 位的旧身份证号（\(number.masked)）", "this looks like an old identity number of 15 digits (\(number.masked))"), at: location,
        hints: [cure])
    case .mobile:
      return error(
        "privacy.mobile-number", text("这里有一个手机号（\(number.masked)）", "there is a mobile telephone number here (\(number.masked))"), location,
        [
          text(
            "私人号码请删去，改用单位的座机；确实对外公布的号码，填在 type: phone 且写明 public: true 的列里。",
            "Take private numbers out and give the office's instead; one that really is public belongs in a field of `type: phone` with `public: true`."
          )
        ])
    }
  }

  static func morePersonalNumbers(_ count: Int, at place: Location) -> Diagnostic {
    error(
      "privacy.more-numbers",
      text("从这里往后还有 \(count) 个身份证号或手机号，没有一一列出", "from here on there are \(count) more identity or telephone numbers, which are not listed"),
      place, [text("先处理上面的；多半是同一列。", "See to those above first; most of them will be in the same column.")])
  }

  static func uncheckedFile(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "privacy.unchecked-file", text("这个附件里有没有个人信息，程序查不到", "whether this file holds personal data cannot be seen from outside"),
      at: location,
      hints: [
        text(
          "请人工打开检查身份证号、手机号和隐藏的工作表；查过后可在 site.yml 的 acknowledged 里写明。",
          "Open it and look for identity and telephone numbers and hidden sheets; then enter that in `acknowledged` in site.yml.")
      ])
  }

  static func advertisingWord(_ word: String, _ kind: AdvertisingTerm.Kind, isForSale: Bool, at location: Location) -> Diagnostic {
    let notice = text("程序只作提示，不是法律意见；由人判断。", "This is a pointer and no legal opinion; a person decides.")
    let (basis, cure) =
      switch kind {
      case .absolute:
        (
          text("广告法第九条第三项不许用“国家级”“最高级”“最佳”等用语", "art. 9 (3) of the Advertising Law bars superlatives of this kind"),
          text("改成事实：产地、标准、检测结果、获奖名称和年份。", "Say facts instead: origin, standard, test results, an award and its year.")
        )
      case .organ:
        (
          text(
            "广告法第九条第二项、食品安全法第七十三条不许借国家机关的名义推荐",
            "art. 9 (2) of the Advertising Law and art. 73 of the Food Safety Law bar recommendation in the name of a state organ"),
          text("改成信息：谁生产、在哪里、怎样联系。", "Give information instead: who makes it, where, and how to get in touch.")
        )
      case .treatment:
        (
          text(
            "食品安全法第七十一条、第七十三条不许宣传食品能预防、治疗疾病",
            "art. 71 and 73 of the Food Safety Law bar claims that food prevents or treats disease"),
          text("删去这个说法，只写成分、口味和吃法。", "Take the claim out; write of ingredients, taste and use.")
        )
      }
    return Diagnostic(
      kind == .treatment && isForSale ? .error : .warning, "advertising." + kind.rawValue,
      text("“\(word)”：\(basis.chinese)", "‘\(word)’: \(basis.english)"), at: location, hints: [cure, notice])
  }

  static func pictureElsewhere(_ address: String, at location: Location) -> Diagnostic {
    error(
      "picture.elsewhere", text("图片“\(address)”在别的网站上，网页不会显示它", "the picture ‘\(address)’ is on another site, and pages do not show it"),
      location,
      [
        text(
          "有权使用的，下载到 Content/images，写成 images/文件名.jpg；否则写成链接：[文字](网址)。",
          "Put it into Content/images if you may use it, and write images/file.jpg; else write a link: [text](address).")
      ])
  }

  static func missingPicture(_ path: String, nearest: String?, at location: Location) -> Diagnostic {
    error(
      "picture.missing", text("找不到图片 Content/\(path)", "there is no picture Content/\(path)"), location,
      suggestion(nearest) + [text("把图片放到这个位置，或改正路径；大小写也要一致。", "Put the picture there or mend the path; case counts.")])
  }

  static func unreadableFocus(_ focus: String, at location: Location) -> Diagnostic {
    error(
      "picture.focus", text("看不懂图片的焦点“\(focus)”", "the focal point ‘\(focus)’ cannot be read"), location,
      [text("写主体离左边、上边的百分比，如 30% 40%。", "Write how far the subject is from the left and from the top, such as 30% 40%.")])
  }

  static func endsBeforeStart(_ start: CalendarDate, _ end: CalendarDate, at location: Location) -> Diagnostic {
    error(
      "dates.order", text("结束日期 \(end.iso) 早于开始日期 \(start.iso)", "it ends on \(end.iso), before it starts on \(start.iso)"), location,
      [text("把两个日期对调，或改正写错的一个；只有一天的，结束日期留空。", "Exchange the two, or mend one; leave the end empty for a single day.")])
  }

  static func unknownTask(_ number: Int, known: [Int], at location: Location) -> Diagnostic {
    let range = ranges(known)
    return error(
      "progress.task", text("实施方案里没有第 \(number) 项任务", "the plan has no task \(number)"), location,
      [text("方案里的任务号：\(range)。", "Tasks of the plan: \(range).")])
  }

  static func unitNotInTask(_ unit: String, _ number: Int, units: [String], at location: Location) -> Diagnostic {
    error(
      "progress.unit", text("“\(unit)”不是第 \(number) 项任务的责任单位或配合单位", "‘\(unit)’ is neither responsible for task \(number) nor cooperating"),
      location,
      [text("责任单位：\(units.joined(separator: "、"))。", "Responsible: \(units.joined(separator: ", ")).")])
  }

  static func toldTwice(_ unit: String, _ number: Int, _ period: Period, at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .error, "progress.twice",
      text("\(period.chinese)第 \(number) 项任务，“\(unit)”填了两行", "‘\(unit)’ reports on task \(number) twice for \(period.id)"), at: location,
      hints: [text("合并成一行。", "Make one row of the two.")], notes: [.init(text("第一行在这里", "first here"), at: first)])
  }

  static func sampleData(at location: Location) -> Diagnostic {
    error(
      "publish.sample", text("网站仍是示例数据，不能正式发布", "the site still holds sample data and cannot be published"), location,
      [text("把示例内容全部换成真实内容，再把 site.yml 里的 sample 改为 false。", "Replace all sample content, then set `sample: false` in site.yml.")])
  }

  static func missingLabel(_ key: String, at location: Location) -> Diagnostic {
    error(
      "publish.label", text("缺少政府网站页面标签 portal.\(key)", "the page label portal.\(key) is missing"), location,
      [text("向门户网站的管理单位索取，填在 site.yml 里；不要编造。", "Ask the portal's administration and enter it in site.yml; never make it up.")])
  }

  static func missingBaseURL(at location: Location) -> Diagnostic {
    error(
      "publish.base-url", text("缺少网址 base-url", "base-url is missing"), location,
      [text("在 site.yml 里写明，或用 --base-url 给出。", "Enter it in site.yml or give --base-url.")])
  }

  static func badSiteCode(_ code: String, at location: Location) -> Diagnostic {
    error(
      "publish.label", text("网站标识码“\(code)”不是 10 位数字", "the site code ‘\(code)’ does not have 10 digits"), location)
  }

  private static func text(_ chinese: String, _ english: String) -> LocalizedText {
    LocalizedText(zh: chinese, en: english)
  }

  private static func error(_ code: String, _ message: LocalizedText, _ location: Location, _ hints: [LocalizedText] = []) -> Diagnostic {
    Diagnostic(.error, code, message, at: location, hints: hints)
  }

  private static func suggestion(_ nearest: String?) -> [LocalizedText] {
    nearest.map { [text("是不是“\($0)”？", "Did you mean ‘\($0)’?")] } ?? []
  }

  /// Numbers as ranges: `1–46, 51`.
  private static func ranges(_ numbers: [Int]) -> String {
    var parts: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = parts.last, number <= last.upperBound + 1 {
        parts[parts.count - 1] = last.lowerBound...max(last.upperBound, number)
      } else {
        parts.append(number...number)
      }
    }
    return parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
  }
}
