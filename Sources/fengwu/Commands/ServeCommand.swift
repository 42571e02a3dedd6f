import ArgumentParser
import Diagnostics
import Preview
import QRCodes
import SiteBuilding
import SystemPackage

/// Shows the site in the browser and follows every change of its content and templates.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "在浏览器里预览，改了内容就自动更新 / preview in the browser, following every change")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  @Option(help: "端口，默认 8000；被占用时用下一个 / the port, 8000 or the next free one by default")
  var port: UInt16?

  @Option(help: "监听的地址，默认只有本机能看；0.0.0.0 让同一网络里的手机也能看 / the address to listen on, this machine only by default")
  var host = "127.0.0.1"

  @Flag(help: "连同草稿 / drafts too")
  var drafts = false

  @Option(name: .customLong("base-url"), help: "网站的网址，代替 site.yml 里的 / the site's address, in place of the one in site.yml")
  var baseURL: String?

  func run() async throws {
    var options = try project.build(output: nil)
    options.includesDrafts = drafts
    options.baseURL = baseURL
    let session = PreviewSession(options)
    // Watched before it is read, so that no change is missed in between.
    let watch = FolderWatch(root: options.root, folders: ["Content", "Templates"])
    await session.update()
    let findings = await session.findings
    try diagnostics.show(findings)
    let following = Task { await follow(session, watch, told: findings) }
    defer { following.cancel() }
    try await serve(session)
  }

  /// Listens on the wanted port or, when none was asked for, on the first free one.
  private func serve(_ session: PreviewSession) async throws {
    let server = PreviewServer(session, host: host, language: diagnostics.language)
    let ports = port.map { $0...$0 } ?? 8000...8020
    for port in ports {
      do throws(PreviewServer.Fault) {
        return try await server.run(port: port) { announce(port, reports: await session.periods) }
      } catch {
        switch error {
        case .portTaken: continue
        case .badAddress:
          throw CommandLineFault(Messages.badHost(host))
        case .other(let reason):
          let text = LocalizedText(zh: "预览不能继续：\(reason)", en: "the preview cannot go on: \(reason)")
          Console.write(text.text(in: diagnostics.language) + "\n", to: .standardError)
          throw ExitCode(ExitStatus.machineLacks)
        }
      }
    }
    let taken = LocalizedText(
      zh: "端口 \(ports.lowerBound) 已被别的程序占用；用 --port 换一个。", en: "port \(ports.lowerBound) is in use; choose another with --port.")
    Console.write(taken.text(in: diagnostics.language) + "\n", to: .standardError)
    throw ExitCode(ExitStatus.machineLacks)
  }

  private func announce(_ port: UInt16, reports: [String]) {
    let address = "http://\(host == "0.0.0.0" ? "127.0.0.1" : host):\(port)"
    diagnostics.tell(LocalizedText(zh: "网站预览：\(address)/site/", en: "the site: \(address)/site/"))
    for period in reports {
      diagnostics.tell(
        LocalizedText(zh: "报告预览：\(address)/reports/\(period)/index.html", en: "the report: \(address)/reports/\(period)/index.html"))
    }
    if host != "127.0.0.1" { announceToPhones(port) }
    diagnostics.tell(LocalizedText(zh: "改完保存就会更新；按 Ctrl-C 结束。", en: "Save a file to see it change; Ctrl-C ends the preview."))
  }

  /// Says where phones of the same network find the site, as a code for their cameras where the output is a terminal.
  private func announceToPhones(_ port: UInt16) {
    for own in host == "0.0.0.0" ? NetworkAddress.own : [host] {
      let address = "http://\(own):\(port)/site/"
      diagnostics.tell(LocalizedText(zh: "手机（同一网络）：\(address)", en: "phones in the same network: \(address)"))
      if Console.isTerminal(.standardOutput), let code = QRCode(address) { Console.write(code.terminalText, to: .standardOutput) }
    }
  }

  /// Reads the project again whenever something in it changes.
  private func follow(_ session: PreviewSession, _ watch: FolderWatch?, told: [Diagnostic]) async {
    guard let watch else {
      let text = LocalizedText(
        zh: "系统不让监视文件夹，改动不会自动显示。", en: "the system does not let folders be watched; changes will not show by themselves.")
      return Console.write(text.text(in: diagnostics.language) + "\n", to: .standardError)
    }
    var checking = Task(priority: .utility) { await check(session, told: told) }
    for await paths in watch.changes {
      checking.cancel()
      let clock = ContinuousClock()
      let time = await clock.measure { await session.update(paths) }
      let milliseconds = Int(time / .milliseconds(1))
      let names = paths.sorted().prefix(3).joined(separator: "、")
      diagnostics.tell(LocalizedText(zh: "已更新（\(names)），\(milliseconds) 毫秒", en: "updated (\(names)), \(milliseconds) ms"))
      checking = Task(priority: .utility) { await check(session) }
    }
    checking.cancel()
  }

  /// Looks for faults in the pages nobody looks at, and tells all there are, unless they are just those `told` already; after an edit only errors are news.
  private func check(_ session: PreviewSession, told: [Diagnostic]? = nil) async {
    await session.checkAllPages()
    let findings = await session.findings
    let isNews = told.map { $0 != findings } ?? findings.hasErrors
    if isNews, !Task.isCancelled { try? diagnostics.show(findings) }
  }
}
