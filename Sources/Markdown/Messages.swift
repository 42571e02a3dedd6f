import Diagnostics

/// All that this target says to its user.
enum Messages {
  static func unclosedFrontMatter(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unclosed-front-matter",
      LocalizedText(
        zh: "文件开头的 --- 后面没有第二行 --- 来结束标题、日期等信息。",
        en: "The block that begins with --- at the head of the file is never closed by a second --- line."),
      at: place,
      hints: [
        LocalizedText(
          zh: "在标题、日期等信息写完之后、正文之前，单独加一行 ---。",
          en: "Add a line --- below the title, date and so on, before the text begins.")
      ])
  }

  static func misplacedFence(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.misplaced-front-matter",
      LocalizedText(
        zh: "标题、日期等信息应从文件的第一行开始，那一行是三个英文减号 ---。",
        en: "The title, date and so on have to begin on the file's first line, which is --- (three hyphens)."),
      at: place,
      hints: [
        LocalizedText(
          zh: "删去前面的空行，把开头和结尾的横线都改成 ---。", en: "Delete blank lines above, and make both lines of dashes ---.")
      ])
  }

  static func textAfterComment(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.text-after-comment",
      LocalizedText(
        zh: "注释以 <!-- 开头另起一行时，同一行 --> 后面的文字不会按 Markdown 处理。",
        en: "Text behind the --> of a comment that begins its line is not read as Markdown."),
      at: place,
      hints: [LocalizedText(zh: "把 --> 后面的文字移到下一行。", en: "Move what follows --> to the next line.")])
  }

  static func unreadHeading(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unread-heading",
      LocalizedText(zh: "这一行没有成为标题，# 会原样显示在网页上。", en: "This line is no heading, and its # would be shown."), at: place,
      hints: [
        LocalizedText(
          zh: "用英文的 #，后面留一个空格，例如 ## 标题；要显示 # 本身，写成 \\#。",
          en: "Write half-width # with a space behind, as in ## Heading; to show the sign itself write \\#.")
      ])
  }

  static func unreadPicture(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unread-link",
      LocalizedText(zh: "图片前面用了中文感叹号“！”，成了链接。", en: "A full-width ！ before a picture makes it a link."), at: place,
      hints: [LocalizedText(zh: "改成英文感叹号：![说明](地址)。", en: "Write the half-width mark: ![description](address).")])
  }

  static func unreadLink(_ text: String, hasWrongBrackets: Bool, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unread-link",
      LocalizedText(
        zh: "“\(text)”没有成为链接或图片，会原样显示在网页上。", en: "‘\(text)’ is no link or picture and would be shown as it is written."),
      at: place,
      hints: [
        hasWrongBrackets
          ? LocalizedText(
            zh: "写成 [文字](地址)：方括号、圆括号都用英文的，中间不留空格。",
            en: "Write [words](address): half-width brackets, nothing between the square and the round ones.")
          : LocalizedText(
            zh: "地址里不能有空格：改掉文件名里的空格，或把地址放进尖括号：(<…>)。要显示方括号本身，写成 \\[。",
            en:
              "An address has no spaces: rename the file, or put the address in angle brackets: (<…>). To show the bracket itself write \\[."
          )
      ])
  }

  static func unreadTable(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unread-table",
      LocalizedText(zh: "这几行没有成为表格，竖线会原样显示在网页上。", en: "These lines are no table, and their bars would be shown."), at: place,
      hints: [
        LocalizedText(
          zh: "表头下面要有一行 | --- | --- |，每列一个 ---；竖线用英文的 |。",
          en: "Below the header put a line | --- | --- |, one --- a column; write half-width bars |.")
      ])
  }

  static func unreadCall(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unread-call",
      LocalizedText(zh: "“｛｛”是中文花括号，不起作用，会原样显示在网页上。", en: "Full-width braces ｛｛ do nothing and would be shown."), at: place,
      hints: [LocalizedText(zh: "改成英文的：{{ 名称(\"参数\") }}。", en: "Write half-width ones: {{ name(\"argument\") }}.")])
  }

  static func rawHTML(_ tag: String, isListed: Bool, at place: Location) -> Diagnostic {
    let instead = Messages.instead[tag]
    var hints = [
      instead
        ?? LocalizedText(
          zh: "请改用 Markdown 写法；如果想显示尖括号本身，写成 \\<。",
          en: "Use Markdown instead; to show the bracket itself write \\<.")
    ]
    if !isListed, RawHTMLRule.safeTags.contains(tag) {
      hints.append(
        LocalizedText(
          zh: "一定要用这类标签，就在 Content/site.yml 里写 raw-html: safe-list。",
          en: "If such tags are needed, write raw-html: safe-list in Content/site.yml."))
    }
    if isListed {
      hints.append(
        LocalizedText(
          zh: "允许的标签：\(RawHTMLRule.safeTags.sorted().joined(separator: "、"))，不带样式和事件。",
          en: "Allowed are \(RawHTMLRule.safeTags.sorted().joined(separator: ", ")), without styles and events."))
    }
    return Diagnostic(
      .error, "markdown.raw-html",
      LocalizedText(zh: "正文里不能写 HTML 标签 <\(tag)>。", en: "The HTML tag <\(tag)> may not be used in the text."), at: place, hints: hints)
  }

  static func tagAttributes(_ tag: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.tag-attributes",
      LocalizedText(
        zh: "标签 <\(tag)> 里除了 title、lang、open 不能写别的属性。",
        en: "The tag <\(tag)> may have no attributes other than title, lang and open."),
      at: place,
      hints: [LocalizedText(zh: "只写 <\(tag)>，样式由网站统一规定。", en: "Write just <\(tag)>; the site's style does the rest.")])
  }

  /// What Markdown has in place of the tags people use most.
  private static let instead: [String: LocalizedText] = [
    "br": LocalizedText(zh: "换行请在上一行末尾加两个空格，或空一行另起一段。", en: "End the line with two spaces, or begin a new paragraph."),
    "b": LocalizedText(zh: "加粗请写 **文字**。", en: "Write **text** for bold."),
    "strong": LocalizedText(zh: "加粗请写 **文字**。", en: "Write **text** for bold."),
    "i": LocalizedText(zh: "斜体请写 *文字*。", en: "Write *text* for italics."),
    "em": LocalizedText(zh: "斜体请写 *文字*。", en: "Write *text* for italics."),
    "img": LocalizedText(zh: "图片请写 ![图片说明](images/文件名.jpg)。", en: "Write ![description](images/file.jpg) for an image."),
    "a": LocalizedText(zh: "链接请写 [文字](地址)。", en: "Write [text](address) for a link."),
    "table": LocalizedText(
      zh: "表格请用 | 分隔各列：| 名称 | 价格 |，下一行写 | --- | --- |。", en: "Part a table's columns by |: | name | price | and | --- | --- | below."),
    "p": LocalizedText(zh: "另起一段只要空一行。", en: "A blank line begins a paragraph."),
    "font": LocalizedText(
      zh: "颜色和字体由网站的样式统一规定；强调请写 **文字**。", en: "Colours and fonts come from the site's style; write **text** to stress."),
    "span": LocalizedText(
      zh: "颜色和字体由网站的样式统一规定；强调请写 **文字**。", en: "Colours and fonts come from the site's style; write **text** to stress."),
    "div": LocalizedText(
      zh: "版式由网站的样式统一规定；突出一段话请写 > [!提示]。", en: "Layout comes from the site's style; write > [!TIP] to set a passage apart."),
    "center": LocalizedText(zh: "版式由网站的样式统一规定，请删去这个标签。", en: "Layout comes from the site's style; delete the tag."),
    "video": LocalizedText(zh: "视频请写成链接：[视频标题](地址)。", en: "Write a link for a video: [title](address)."),
    "iframe": LocalizedText(zh: "嵌入的页面请写成链接：[标题](地址)。", en: "Write a link in place of an embedded page: [title](address)."),
  ]

  static func unclosedComment(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unclosed-comment",
      LocalizedText(zh: "注释 <!-- 没有用 --> 结束，后面的正文都会被隐去。", en: "The comment <!-- is never closed by -->, which would hide the text below."),
      at: place,
      hints: [LocalizedText(zh: "在注释末尾加上 -->。", en: "Add --> at the end of the comment.")])
  }

  static func unsafeAddress(_ address: String, at place: Location) -> Diagnostic {
    let scheme = WebAddress.scheme(of: address) ?? ""
    return Diagnostic(
      .error, "markdown.unsafe-address",
      LocalizedText(zh: "地址不能以“\(scheme):”开头。", en: "An address may not begin with “\(scheme):”."),
      at: place,
      hints: [
        scheme == "data"
          ? LocalizedText(
            zh: "请把图片存成文件放进 Content/images，再写 ![图片说明](images/文件名.jpg)。",
            en: "Save the image as a file in Content/images and write ![description](images/file.jpg).")
          : LocalizedText(
            zh: "可以用 http://、https://、mailto:、tel: 开头的地址，或本站的页面、图片。",
            en: "Use http://, https://, mailto:, tel:, or a page or image of this site.")
      ])
  }

  static func unclosedCall(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.unclosed-call",
      LocalizedText(zh: "“{{”后面没有“}}”来结束。", en: "“{{” is never closed by “}}”."), at: place,
      hints: [
        LocalizedText(zh: "写成 {{ 名称(\"参数\") }}，中间不能有空行。", en: "Write {{ name(\"argument\") }}, without a blank line in it."),
        LocalizedText(zh: "如果要显示花括号本身，写成 \\{{。", en: "To show the braces themselves write \\{{."),
      ])
  }

  static func misplacedCall(_ part: CallPlace, at place: Location) -> Diagnostic {
    let words =
      switch part {
      case .address: LocalizedText(zh: "地址和题注", en: "an address or a caption")
      case .imageText: LocalizedText(zh: "图片说明", en: "an image's description")
      case .heading: LocalizedText(zh: "标题", en: "a heading")
      }
    return Diagnostic(
      .error, "markdown.misplaced-call",
      LocalizedText(zh: "{{ … }} 不能写在\(words.chinese)里。", en: "{{ … }} may not be used in \(words.english)."), at: place,
      hints: [LocalizedText(zh: "只能写在正文的文字中间，或单独成段。", en: "Use it in running text or as a paragraph of its own.")])
  }

  /// Where a call cannot stand.
  enum CallPlace {
    case address
    case imageText
    case heading
  }

  static func unknownCallout(_ word: String, at place: Location) -> Diagnostic {
    let words = Callout.allCases.flatMap(\.words)
    var hints = [
      LocalizedText(
        zh: "可以写：\(Callout.allCases.map { "[!\($0.words[0])]" }.joined(separator: "、"))。",
        en: "Write one of \(Callout.allCases.map { "[!\($0.words[1])]" }.joined(separator: ", ")).")
    ]
    if let nearest = NearestMatch.find(word.uppercased(), in: words) {
      hints.insert(LocalizedText(zh: "是不是“\(nearest)”？", en: "Did you mean “\(nearest)”?"), at: 0)
    }
    return Diagnostic(
      .warning, "markdown.unknown-callout",
      LocalizedText(zh: "没有“\(word)”这种提示框，这段话按普通引用显示。", en: "There is no callout “\(word)”; the passage is shown as a quotation."),
      at: place, hints: hints)
  }

  static func beyondLimit(_ excess: ParsingLimits.Excess, at place: Location) -> Diagnostic {
    let (what, cure) = limit(excess)
    return Diagnostic(
      .error, "markdown.too-complex",
      LocalizedText(zh: "到这一行为止，\(what.chinese)，超出了能处理的范围。", en: "Up to this line there \(what.english) than can be handled."),
      at: place, hints: [cure])
  }

  static func moreFaults(_ count: Int, at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown.more-faults",
      LocalizedText(zh: "从这里往后还有 \(count) 处错误，没有一一列出。", en: "From here on there are \(count) more faults, which are not listed."),
      at: place,
      hints: [LocalizedText(zh: "先改正上面的；多半是同一个原因。", en: "Mend those above first; most of them will have the same cause.")])
  }

  private static func limit(_ excess: ParsingLimits.Excess) -> (what: LocalizedText, cure: LocalizedText) {
    switch excess {
    case .bytes:
      (
        LocalizedText(zh: "文件超过 8 MB", en: "is more text (8 MB)"),
        LocalizedText(zh: "请分成几个文件。", en: "Split it into several files.")
      )
    case .nesting:
      (
        LocalizedText(zh: "引用（>）、列表或加粗、斜体一层套一层，层数太多", en: "are more quotations, lists or emphases inside each other"),
        LocalizedText(
          zh: "请减少层数，检查没有成对的 * 和 **；如果只是画线，改用 ---。", en: "Use fewer levels and look for unpaired * and **; write --- for a rule.")
      )
    case .columns:
      (
        LocalizedText(zh: "表格的列数太多", en: "are more columns"),
        LocalizedText(zh: "请拆成几个表格，或把数据放进 CSV 文件。", en: "Split the table, or keep the data in a CSV file.")
      )
    case .cells:
      (
        LocalizedText(zh: "表格太大", en: "are more cells in a table"),
        LocalizedText(zh: "请把数据放进 Content/data 里的 CSV 文件。", en: "Keep the data in a CSV file in Content/data.")
      )
    case .brackets:
      (
        LocalizedText(zh: "一段文字里的方括号 [ 太多", en: "are more brackets [ in one paragraph"),
        LocalizedText(zh: "请用空行分成几段，或在不是链接的 [ 前加反斜杠 \\[。", en: "Part it by blank lines, or write \\[ where no link is meant.")
      )
    case .openings:
      (
        LocalizedText(zh: "<? 或 <! 这样的写法太多", en: "are more openings such as <? and <!"),
        LocalizedText(zh: "请在 < 前加反斜杠 \\<，或放进代码块。", en: "Write \\< instead, or put the text in a code block.")
      )
    case .references:
      (
        LocalizedText(zh: "反复引用了一个很长的链接定义", en: "are more uses of a long link definition"),
        LocalizedText(zh: "请缩短链接地址。", en: "Shorten the address of the link.")
      )
    case .delimiterRows:
      (
        LocalizedText(zh: "很长的一段文字里夹着表格线 |---|", en: "are more lines before a table's |---| line"),
        LocalizedText(zh: "表格前面请空一行。", en: "Put a blank line before the table.")
      )
    case .addresses:
      (
        LocalizedText(zh: "不带空格的字符太长", en: "are more characters without a space"),
        LocalizedText(zh: "请加空格或换行。", en: "Add spaces or line ends.")
      )
    case .calls:
      (
        LocalizedText(zh: "长长的一行文字里 {{ }} 太多", en: "are more calls {{ }} in one long line"),
        LocalizedText(zh: "请换行，或者分成几个文件。", en: "Break the line, or split the text into several files.")
      )
    }
  }
}
