import Diagnostics

/// What is said of wrong command lines, in both languages.
enum Messages {
  static func wrongCommandLine(_ fault: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "命令写法不对：\(fault.chinese)", en: "the command line is wrong: \(fault.english)")
  }

  static func text(of fault: ParserFault, knowsCommand: Bool) -> LocalizedText {
    switch fault {
    case .invalidValue(let value, let name, _):
      LocalizedText(zh: "\(name) 不能是“\(value)”。", en: "\(name) cannot be ‘\(value)’.")
    case .unknownOption(let option): LocalizedText(zh: "没有名为 \(option) 的选项。", en: "there is no option \(option).")
    case .missing(let name): LocalizedText(zh: "缺少 \(name)。", en: "\(name) is missing.")
    case .unexpected(let words) where knowsCommand:
      LocalizedText(zh: "多出了“\(words.joined(separator: " "))”。", en: "‘\(words.joined(separator: " "))’ is too much.")
    case .unexpected(let words):
      LocalizedText(zh: "没有名为“\(words.first ?? "")”的命令。", en: "there is no command ‘\(words.first ?? "")’.")
    case .valueNotTaken(let value, let option):
      LocalizedText(zh: "\(option) 后面不写值，这里写了“\(value)”。", en: "\(option) takes no value, and has ‘\(value)’.")
    }
  }

  static func didYouMean(_ name: String) -> LocalizedText {
    LocalizedText(zh: "提示：是不是“\(name)”？", en: "hint: did you mean ‘\(name)’?")
  }

  static func known(_ names: [String]) -> LocalizedText {
    LocalizedText(zh: "提示：可以写 \(names.joined(separator: "、"))", en: "hint: there are \(names.joined(separator: ", "))")
  }

  static func meaning(_ help: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "提示：\(help.chinese)", en: "hint: \(help.english)")
  }

  /// A right command line, and how to see all there is to a command.
  static func example(of command: String?) -> [LocalizedText] {
    let line = "fengwu " + (command.map { examples[$0] ?? $0 } ?? "build")
    let help = "fengwu " + (command.map { $0 + " " } ?? "") + "--help"
    return [
      LocalizedText(zh: "例如：\(line)", en: "example: \(line)"),
      LocalizedText(zh: "全部写法：\(help)", en: "all there is: \(help)"),
    ]
  }

  private static let examples = [
    "build": "build --now 2020-04-10",
    "merge": "merge part-1 part-2 --output Output",
    "verify": "verify Output",
    "serve": "serve --port 8000",
    "report": "report 2020Q1",
    "close": "close 2020Q1",
    "new": "new products",
    "inspect": "inspect Content/data/products.csv",
    "markdown": "markdown Content/pages/about.md",
    "render": "render letter.html --data letter.json",
  ]

  static func unusableAddress(_ address: String) -> LocalizedText {
    LocalizedText(
      zh: "--base-url 不能是“\(address)”；写成 https://www.example.gov.cn/fengwu/ 这样的完整网址，不带用户名和密码。",
      en:
        "--base-url cannot be ‘\(address)’; write a whole address such as https://www.example.gov.cn/fengwu/, without a user's name or password."
    )
  }

  static let draftsForThePublic = LocalizedText(
    zh: "正式发布（--publish）不能带草稿（--drafts）；去掉其中一个。", en: "a site for the public (--publish) has no drafts (--drafts); leave one out.")

  static func badHost(_ host: String) -> LocalizedText {
    LocalizedText(
      zh: "--host 不能是“\(host)”；写这台机器的 IPv4 地址，例如 127.0.0.1。",
      en: "--host cannot be ‘\(host)’; write an IPv4 address of this machine, such as 127.0.0.1.")
  }

  static let nothingToInspect = LocalizedText(
    zh: "写一个文件，或者写 --schema collection。", en: "name a file, or give --schema collection.")

  static let nothingToRender = LocalizedText(zh: "写一个模板名，或者写 --stream。", en: "name a template, or give --stream.")

  static func notAnAssignment(_ text: String) -> LocalizedText {
    LocalizedText(zh: "--set 不能是“\(text)”；写成 --set 字段=值。", en: "--set cannot be ‘\(text)’; write --set FIELD=VALUE.")
  }

  static func setTwice(_ field: some StringProtocol) -> LocalizedText {
    LocalizedText(zh: "--set 给了“\(field)”两次；只写一次。", en: "--set gives ‘\(field)’ twice; give it once.")
  }

  static func missingFile(_ collection: String, _ tables: [String]) -> LocalizedText {
    LocalizedText(
      zh: "“\(collection)”分成几张表，用 --file 写明用哪一张：\(tables.joined(separator: "、"))。",
      en: "‘\(collection)’ has several tables; name one of them with --file: \(tables.joined(separator: ", ")).")
  }

  static let noDay = LocalizedText(
    zh: "这台机器的时钟不对；用 --now 写明日期，例如 --now 2020-04-10。", en: "this machine's clock is wrong; give the day, such as --now 2020-04-10.")

  static func noThreads(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "--jobs 不能是“\(count)”；线程数至少是 1。", en: "--jobs cannot be ‘\(count)’; at least one thread is needed.")
  }

  static func outputAmongShares(_ folder: String) -> LocalizedText {
    LocalizedText(
      zh: "--output 不能是要合并的 \(folder)，也不能与它相互包含；换一个文件夹，例如 Output。",
      en: "--output cannot be \(folder), which is to be joined, nor lie in it or around it; choose another folder, such as Output.")
  }

  static func outputAmongSources(_ folder: String) -> LocalizedText {
    LocalizedText(
      zh: "--output 不能放在 \(folder) 里面；换一个文件夹，例如 Output。", en: "--output cannot lie in \(folder); choose another folder, such as Output.")
  }
}
