import ArgumentParser
import Diagnostics
import SiteBuilding
import SystemPackage

/// Asks on standard output and takes the answers from standard input, a line each.
struct Questions {
  let language: Language

  /// Asks for the fields of a record until each is in order; the end of the input leaves the optional ones empty.
  func ask(_ record: inout NewRecord) throws {
    while let question = record.nextQuestion() {
      show(question)
      while true {
        let line = readAnswer()
        let given = line.map { $0.isEmpty ? question.suggestion ?? "" : $0 } ?? ""
        if given.isEmpty {
          guard question.isRequired else { break }
          guard line != nil else {
            tell(
              zh: "“\(question.label)”必须填写，输入到此结束，什么也没有写。", en: "‘\(question.label)’ is required, but the input ended; nothing was written."
            )
            throw ExitCode(ExitStatus.contentErrors)
          }
          tell(zh: "这一项必须填写。", en: "This value is required.")
        } else {
          let answer = record.answer(question, given)
          if !answer.diagnostics.hasErrors {
            if let understood = answer.value, understood != given { tell(zh: "  → \(understood)", en: "  → \(understood)") }
            break
          }
          for finding in answer.diagnostics {
            for text in [finding.message] + finding.hints { tell(zh: "  \(text.chinese)", en: "  \(text.english)") }
          }
          for place in answer.diagnostics.flatMap(\.notes).map(\.location) {
            tell(zh: "  见 \(place.file) 第 \(place.line) 行。", en: "  See \(place.file), line \(place.line).")
          }
          guard line != nil else { throw ExitCode(ExitStatus.contentErrors) }
        }
        prompt()
      }
    }
  }

  /// Which of a collection's tables, by its number in the list or by its name; the last one when nothing is typed.
  func file(among tables: [String]) -> String? {
    guard let last = tables.last else { return nil }
    for (index, table) in tables.enumerated() { tell(zh: "  \(index + 1). \(table)", en: "  \(index + 1). \(table)") }
    tell(
      zh: "写进哪一张表？填序号，或填新表的名称如 2020Q2；直接回车是 \(last)。",
      en: "Which table? Type its number, or the name of a new one such as 2020Q2; nothing means \(last).")
    prompt()
    guard let answer = readAnswer() else { return nil }
    if answer.isEmpty { return last }
    guard let number = Int(answer) else { return answer }
    if tables.indices.contains(number - 1) { return tables[number - 1] }
    tell(zh: "没有第 \(number) 张表。", en: "There is no table \(number).")
    return self.file(among: tables)
  }

  /// Whether the record is to be written; a person is asked, a program that answers is taken at its word.
  func confirm(path: String) -> Bool {
    guard Console.isTerminal(.standardInput) else { return true }
    tell(zh: "写入 \(path)？回车写入，填 n 放弃。", en: "Write to \(path)? Return writes, n gives up.")
    prompt()
    guard let answer = readAnswer() else { return false }
    return !["n", "no", "否", "不"].contains(answer.lowercased())
  }

  private func show(_ question: NewRecord.Question) {
    let kind = LocalizedText(zh: Questions.kind(question.type), en: question.type)
    var remarks = kind.chinese == question.label ? [] : [kind]
    if question.isList { remarks.append(LocalizedText(zh: "可填多个，用顿号隔开", en: "several, separated by 、")) }
    remarks.append(question.isRequired ? LocalizedText(zh: "必填", en: "required") : LocalizedText(zh: "可空", en: "optional"))
    if !question.choices.isEmpty {
      let choices = question.choices.joined(separator: "、")
      remarks.append(LocalizedText(zh: "可填：\(choices)", en: "one of: \(choices)"))
    }
    if let suggestion = question.suggestion {
      remarks.append(LocalizedText(zh: "直接回车是 \(suggestion)", en: "nothing means \(suggestion)"))
    }
    let chinese = remarks.map(\.chinese).joined(separator: "；")
    let english = remarks.map(\.english).joined(separator: "; ")
    tell(zh: "\(question.label)（\(chinese)）", en: "\(question.label) (\(question.name); \(english))")
    if let description = question.description { tell(zh: "  \(description)", en: "  \(description)") }
    prompt()
  }

  /// The type of a field in a word that says what to type.
  private static func kind(_ type: String) -> String {
    switch type {
    case "key": "编号"
    case "integer": "整数"
    case "decimal", "quantity": "数"
    case "percent": "百分数"
    case "money": "金额"
    case "date": "日期"
    case "month": "月份"
    case "quarter": "季度"
    case "boolean": "是或否"
    case "choice": "从中选"
    case "list": "几个词"
    case "reference": "编号或名称"
    case "image": "图片路径"
    case "url": "网址"
    case "phone": "电话"
    case "coordinates": "坐标"
    default: "文字"
    }
  }

  private func tell(zh: String, en: String) {
    Console.write(LocalizedText(zh: zh, en: en).text(in: language) + "\n", to: .standardOutput)
  }

  private func prompt() {
    Console.write("> ", to: .standardOutput)
  }

  /// One line without white space at its ends; nil at the end of the input or when it is no text.
  ///
  /// Read byte by byte past the C library, so that a terminal can go on after Ctrl-D.
  private func readAnswer() -> String? {
    var bytes: [UInt8] = []
    while true {
      var byte: [UInt8] = [0]
      let count = byte.withUnsafeMutableBytes { (try? FileDescriptor.standardInput.read(into: $0)) ?? 0 }
      if count == 0 {
        if bytes.isEmpty {
          Console.write("\n", to: .standardOutput)
          return nil
        }
        break
      }
      if byte[0] == UInt8(ascii: "\n") { break }
      bytes.append(byte[0])
      guard bytes.count < 1 << 20 else { return nil }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      tell(zh: "  这一行不是 UTF-8 文字，请再填一次。", en: "  This line is not UTF-8; please type it again.")
      prompt()
      return readAnswer()
    }
    return String(text.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
  }
}
