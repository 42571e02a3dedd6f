import Foundation
import Testing

@testable import Printing

private let converter = WordConverter.find(environment: ProcessInfo.processInfo.environment)

@Suite("Word documents", .enabled(if: converter != nil, "no pandoc on this machine"))
struct WordConverterTests {
  private static let html = Array("<!DOCTYPE html><html lang=zh-CN><title>题</title><h2>一、总体情况</h2><p>正文</p>".utf8)

  @Test("are the same bytes when made twice")
  func reproducible() async throws {
    let converter = try #require(converter)
    let date = DocumentDate(year: 2020, month: 4, day: 10)
    let first = try await converter.convert(Self.html, reference: nil, filter: nil, date: date)
    try await Task.sleep(for: .seconds(2))
    #expect(try await first == converter.convert(Self.html, reference: nil, filter: nil, date: date))
    #expect(first.starts(with: Array("PK".utf8)))
  }

  @Test("tell what the program said when it fails")
  func failure() async throws {
    let converter = try #require(converter)
    await #expect(throws: PrintingError.self) {
      _ = try await converter.convert(
        Self.html, reference: nil, filter: Array("error('broken filter')".utf8), date: DocumentDate(year: 2020, month: 4, day: 10))
    }
  }

  @Test(arguments: [(1970, 1, 1, 0), (2020, 4, 10, 1_586_476_800), (2020, 2, 29, 1_582_934_400)])
  func daysAreSeconds(year: Int, month: Int, day: Int, expected: Int) {
    #expect(DocumentDate(year: year, month: month, day: day).secondsSince1970 == expected)
  }
}
