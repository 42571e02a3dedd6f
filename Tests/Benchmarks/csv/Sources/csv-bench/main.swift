import CSV
import Diagnostics
import Glibc
import SwiftCSV

// Prints one line of JSON: reader, seconds, bytes, cells. Usage: `csv-bench READER FILE`, with READER index, cells or swiftcsv.
let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  print("usage: csv-bench index|cells|swiftcsv FILE")
  exit(2)
}
// Into one allocation, as the program reads its files.
let file = open(arguments[2], O_RDONLY)
let size = Int(lseek(file, 0, SEEK_END))
let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
  while count < size {
    let got = pread(file, buffer.baseAddress?.advanced(by: count), size - count, count)
    precondition(got > 0)
    count += got
  }
}
let clock = ContinuousClock()
let start = clock.now
var cells = 0
var scalars = 0
switch arguments[1] {
case "index", "cells":
  let table = CSVTable.read(bytes: bytes, file: arguments[2])
  precondition(table.diagnostics.isEmpty)
  if arguments[1] == "index" {
    cells = table.value.records.count * table.value.columns.count
  } else {
    // Every cell as a String, as Python's csv module gives them.
    for record in table.value.records {
      let texts = record.texts
      cells += texts.count
      for text in texts { scalars &+= text.utf8.count }
    }
  }
case "swiftcsv":
  let table = try EnumeratedCSV(string: String(decoding: bytes, as: UTF8.self))
  for row in table.rows {
    for cell in row {
      cells += 1
      scalars &+= cell.utf8.count
    }
  }
default: exit(2)
}
let duration = (clock.now - start).components
let seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
print("{\"reader\":\"\(arguments[1])\",\"seconds\":\(seconds),\"bytes\":\(bytes.count),\"cells\":\(cells),\"text\":\(scalars)}")
