import Diagnostics

/// Everything this target says to the user about a plan.
///
/// A plan is an issued document: a warning says how it was read, and never asks to alter the text.
enum Messages {
  // MARK: Units

  static func unknownUnit(_ written: String, nearest: String?, at location: Location) -> Diagnostic {
    let hint =
      nearest.map { name in
        LocalizedText(
          zh: "是不是“\(name)”？如果是同一个单位，请在责任单位表中“\(name)”一行的“别名”里加上“\(written)”。",
          en: "Did you mean “\(name)”? If it is the same unit, add “\(written)” to its 别名 (aliases) in the table of units.")
      }
      ?? LocalizedText(
        zh: "请在责任单位表里加上这个单位；如果它是某个单位的另一种写法，请填在那个单位的“别名”里。",
        en: "Add the unit to the table of units, or add this name to the 别名 (aliases) of the unit it stands for.")
    return Diagnostic(
      .error, "plan.unknown-unit",
      LocalizedText(zh: "责任单位表里没有“\(written)”。", en: "“\(written)” is not in the table of units."),
      at: location, hints: [hint])
  }

  static func cooperatorOutside(_ written: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.cooperator-outside",
      LocalizedText(zh: "配合单位“\(written)”不在责任单位表里。", en: "The cooperating unit “\(written)” is not in the table of units."),
      at: location,
      hints: [LocalizedText(zh: "已照原文保留；它不会收到分单位报告。", en: "It is kept as written and gets no report of its own.")])
  }

  static func unitsRunTogether(_ written: String, as titles: [String], at location: Location) -> Diagnostic {
    let chinese = titles.map { "“\($0)”" }.joined(separator: "、")
    let english = titles.map { "“\($0)”" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "plan.units-run-together",
      LocalizedText(
        zh: "“\(written)”是 \(titles.count) 个单位连写在一起，中间缺少顿号。",
        en: "“\(written)” is \(titles.count) units written without a separator (、) between them."),
      at: location, hints: [LocalizedText(zh: "已按\(chinese)处理，原文不改动。", en: "Read as \(english); the text is left as it is.")])
  }

  static func straySeparator(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.stray-separator",
      LocalizedText(zh: "单位名称之间多了一个顿号，它的一侧没有单位。", en: "A separator (、) has no unit at one of its sides."),
      at: location,
      hints: [LocalizedText(zh: "已忽略这个顿号；请对照正式文件，看是否漏掉了一个单位。", en: "It is ignored; compare the issued document in case a unit is missing.")]
    )
  }

  static func repeatedUnit(number: Int, _ written: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.repeated-unit",
      LocalizedText(zh: "第 \(number) 项任务重复写了“\(written)”。", en: "Task \(number) names “\(written)” more than once."), at: location,
      hints: [LocalizedText(zh: "已只算一次。", en: "It counts once.")])
  }

  static func noCooperator(number: Int, others: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.no-cooperator",
      LocalizedText(
        zh: "第 \(number) 项任务没有写配合单位，其他 \(others) 项都写了。",
        en: "Task \(number) names no cooperating unit, while \(others) other tasks do."),
      at: location, hints: [LocalizedText(zh: "已按没有配合单位处理。", en: "Read as having none.")])
  }

  // MARK: Division of work

  static func divisionOfOne(number: Int, _ unit: String, _ mode: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.division-of-one",
      LocalizedText(
        zh: "第 \(number) 项任务只有“\(unit)”一个责任单位，却写了“\(mode)”。",
        en: "Task \(number) has “\(unit)” as its only responsible unit and yet says “\(mode)” (by division of work)."),
      at: location, hints: [LocalizedText(zh: "请对照正式文件，看是否漏掉了单位。", en: "Compare the issued document in case a unit is missing.")])
  }

  static func noDivision(number: Int, count: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.no-division",
      LocalizedText(
        zh: "第 \(number) 项任务有 \(count) 个责任单位，但没有写怎样分工。",
        en: "Task \(number) has \(count) responsible units and does not say how they divide the work."),
      at: location,
      hints: [LocalizedText(zh: "已把各单位都算作责任单位，分工一栏留空。", en: "All of them count as responsible; the division of work stays empty.")])
  }

  static func unusualMode(number: Int, _ mode: String, usual: String, count: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.unusual-division",
      LocalizedText(
        zh: "第 \(number) 项任务写的是“\(mode)”，其他 \(count) 项写的是“\(usual)”。",
        en: "Task \(number) says “\(mode)”, while \(count) other tasks say “\(usual)”."),
      at: location, hints: [LocalizedText(zh: "已照原文保留。", en: "It is kept as written.")])
  }

  // MARK: Brackets and sentences

  static func taskWithoutUnits(number: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.task-without-units",
      LocalizedText(
        zh: "第 \(number) 项任务后面没有写责任单位的括号。", en: "Task \(number) is not followed by a bracket with its responsible units."),
      at: location,
      hints: [LocalizedText(zh: "应写成“……。（责任单位：某单位，某单位配合）”。", en: "It should look like “……。（责任单位：某单位，某单位配合）”.")])
  }

  static func noUnits(number: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.no-units",
      LocalizedText(zh: "第 \(number) 项任务的括号里没有责任单位。", en: "The bracket of task \(number) names no responsible unit."), at: location,
      hints: [
        LocalizedText(
          zh: "请对照正式文件；这项任务在报告里不会有责任单位。", en: "Compare the issued document; reports will show no responsible unit for this task.")
      ])
  }

  static func unclosedBracket(number: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.unclosed-bracket",
      LocalizedText(zh: "第 \(number) 项任务写责任单位的括号没有右半边。", en: "The bracket with the units of task \(number) is not closed."),
      at: location, hints: [LocalizedText(zh: "已读到这一行的末尾为止。", en: "It was read up to the end of the line.")])
  }

  static func nestedBrackets(_ text: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.nested-brackets",
      LocalizedText(zh: "责任单位的括号里又套了括号“\(text)”。", en: "The bracket with the units holds another bracket, “\(text)”."),
      at: location, hints: [LocalizedText(zh: "已把里层括号当作名称的一部分。", en: "The inner bracket is read as a part of the name.")])
  }

  static func textAfterBracket(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.text-after-bracket",
      LocalizedText(zh: "责任单位的括号后面还有文字。", en: "There is text after the bracket with the units."),
      at: location, hints: [LocalizedText(zh: "已把它接在任务内容后面。", en: "It is read as the end of the task's text.")])
  }

  static func bracketWithoutNumber(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.bracket-without-number",
      LocalizedText(zh: "这里写了责任单位，但这一段开头没有任务序号。", en: "Units are named here, but the paragraph does not begin with a task number."),
      at: location,
      hints: [LocalizedText(zh: "没有序号的段落不算任务；任务应以“1.”这样的序号开头。", en: "A paragraph without a number such as “1.” is not read as a task.")])
  }

  static func missingFullStop(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.missing-full-stop",
      LocalizedText(zh: "写责任单位的括号前面缺少句号。", en: "The full stop before the bracket with the units is missing."),
      at: location, hints: [LocalizedText(zh: "已照原文保留，不补句号。", en: "The text is kept as written.")])
  }

  // MARK: Numbers

  static func numberJumps(to number: Int, after previous: Int, at location: Location) -> Diagnostic {
    let first = previous + 1
    let missing = first == number - 1 ? "\(first)" : "\(first)–\(number - 1)"
    return Diagnostic(
      .warning, "plan.number-jumps",
      previous == 0
        ? LocalizedText(zh: "任务序号从 \(number) 开始，不是从 1 开始。", en: "Task numbers begin with \(number), not with 1.")
        : LocalizedText(
          zh: "任务序号从 \(previous) 跳到 \(number)，缺少 \(missing)。",
          en: "Task numbers jump from \(previous) to \(number); \(missing) missing."),
      at: location,
      hints: [
        LocalizedText(
          zh: "已照原文的序号使用；请对照正式文件，看是否漏了任务。", en: "Numbers are used as written; compare the issued document in case tasks are missing.")
      ])
  }

  static func numberGoesBack(_ number: Int, after previous: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.number-goes-back",
      LocalizedText(zh: "任务序号 \(number) 排在 \(previous) 后面。", en: "Task number \(number) comes after \(previous)."), at: location,
      hints: [LocalizedText(zh: "已照原文的序号和先后使用。", en: "Numbers and order are used as written.")])
  }

  static func repeatedNumber(_ number: Int, at location: Location, first: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.repeated-number",
      LocalizedText(
        zh: "任务序号 \(number) 用了不止一次，进展表分不清是哪一项。",
        en: "Task number \(number) is used more than once; a progress table cannot tell which task it means."),
      at: location, hints: [LocalizedText(zh: "请对照正式文件，确认序号是否抄错。", en: "Compare the issued document in case a number was copied wrongly.")],
      notes: [Diagnostic.Note(LocalizedText(zh: "第一次用在这里", en: "first used here"), at: first)])
  }

  static func headingOutOfOrder(_ mark: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.heading-out-of-order",
      LocalizedText(zh: "标题序号“\(mark)”与前面的标题不连续。", en: "The heading's number “\(mark)” does not follow the one before."), at: location,
      hints: [
        LocalizedText(zh: "已照原文使用；请对照正式文件，看是否漏了一节。", en: "It is used as written; compare the issued document in case a section is missing.")
      ])
  }

  // MARK: Wording

  static func damagedDocumentNumber(_ text: String, likely: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.damaged-document-number",
      LocalizedText(
        zh: "发文字号“\(text)”残缺：年份后面没有右括号。",
        en: "The document number “\(text)” is damaged: the year has no closing bracket."),
      at: location,
      hints: [
        LocalizedText(
          zh: "很可能是“\(likely)”；请对照正式文件。已照原文保留。", en: "Probably “\(likely)”; compare the issued document. It is kept as written.")
      ])
  }

  static func documentNumberBrackets(_ text: String, expected: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.document-number-brackets",
      LocalizedText(
        zh: "发文字号的年份写成了“\(text)”，规范写法是六角括号“\(expected)”。",
        en: "The year of a document number is written “\(text)”; the standard form is “\(expected)”."),
      at: location, hints: [LocalizedText(zh: "已照原文保留。", en: "It is kept as written.")])
  }

  static func missingOpening(mark: String, of closing: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.unpaired-mark",
      LocalizedText(zh: "这个“\(closing)”前面缺少与它成对的“\(mark)”。", en: "This “\(closing)” has no “\(mark)” before it."),
      at: location, hints: [LocalizedText(zh: "已照原文保留。", en: "It is kept as written.")])
  }

  static func missingClosing(mark: String, of opening: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "plan.unpaired-mark",
      LocalizedText(zh: "这个“\(opening)”后面缺少与它成对的“\(mark)”。", en: "This “\(opening)” has no “\(mark)” after it."),
      at: location, hints: [LocalizedText(zh: "已照原文保留。", en: "It is kept as written.")])
  }

  static func halfWidthPunctuation(_ counts: [(mark: String, count: Int)], at location: Location) -> Diagnostic {
    let total = counts.reduce(0) { $0 + $1.count }
    let chinese = counts.map { "“\($0.mark)”\($0.count) 处" }.joined(separator: "、")
    let english = counts.map { "“\($0.mark)” \($0.count)" }.joined(separator: ", ")
    return Diagnostic(
      .warning, "plan.half-width-punctuation",
      LocalizedText(
        zh: "全文有 \(total) 处半角标点（\(chinese)），公文应当用全角标点；这里是第一处。",
        en: "The document has \(total) half-width punctuation marks (\(english)) where full-width ones are standard; this is the first."),
      at: location, hints: [LocalizedText(zh: "已照原文保留。", en: "They are kept as written.")])
  }
}
