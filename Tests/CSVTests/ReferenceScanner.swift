/// RFC 4180 in the slowest and plainest way, one scalar after another: what the fast scanner is held against.
///
/// It knows well-formed quoting only, and leaves out empty lines.
enum ReferenceScanner {
  static func records(of text: String, delimiter: Unicode.Scalar) -> [[String]] {
    let scalars = Array(text.unicodeScalars)
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var wasQuoted = false
    var index = 0

    func endRecord() {
      if !(record.isEmpty && cell.isEmpty && !wasQuoted) { records.append(record + [cell]) }
      record = []
      cell = ""
      wasQuoted = false
    }

    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\"", cell.isEmpty, !wasQuoted {
        wasQuoted = true
        index += 1
        while index < scalars.count {
          if scalars[index] != "\"" {
            cell.unicodeScalars.append(scalars[index])
            index += 1
          } else if index + 1 < scalars.count, scalars[index + 1] == "\"" {
            cell.unicodeScalars.append("\"")
            index += 2
          } else {
            index += 1
            break
          }
        }
      } else if scalar == delimiter {
        record.append(cell)
        cell = ""
        wasQuoted = false
        index += 1
      } else if scalar == "\r" || scalar == "\n" {
        endRecord()
        index += scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n" ? 2 : 1
      } else {
        cell.unicodeScalars.append(scalar)
        index += 1
      }
    }
    endRecord()
    return records
  }
}
