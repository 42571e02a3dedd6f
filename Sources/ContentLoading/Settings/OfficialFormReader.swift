import ContentModel
import Diagnostics

/// Reads `official` in `site.yml`.
enum OfficialFormReader {
  static func read(_ reader: SettingsReader) -> Diagnosed<OfficialForm> {
    var settings = reader
    var found: [Diagnostic] = []
    var form = OfficialForm()
    form.mark = settings.text("mark")
    form.copies = settings.texts("copies").filter { !$0.isEmpty }
    form.printer = settings.text("printer")
    for item in settings.list("issues") {
      var entry = SettingsReader(item)
      let (period, number, printed) = (entry.requiredText("period"), entry.text("number"), entry.text("printed"))
      let recipients = entry.texts("to").filter { !$0.isEmpty }
      if let period {
        if let known = Period(period) {
          var issue = OfficialForm.Issue(period: known)
          issue.recipients = recipients
          issue.number = number.flatMap { number in
            let written = OfficialForm.documentNumber(number)
            if written != number { found.append(Messages.badDocumentNumber(number, meant: written, at: entry.valuePlace(of: "number"))) }
            return written
          }
          if let printed {
            issue.printed = CalendarDate(printed)
            if issue.printed == nil { found.append(Messages.badPrintingDay(printed, at: entry.valuePlace(of: "printed"))) }
          }
          form.issues.append(issue)
        } else {
          found.append(Messages.badPeriod(at: entry.valuePlace(of: "period")))
        }
      }
      found += entry.finish()
    }
    return Diagnosed(form, found + settings.finish())
  }
}
