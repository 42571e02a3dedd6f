import Testing

@testable import SiteOutput

@Suite("the pages a page of a long list links to")
struct PaginationTests {
  @Test(arguments: [
    (1, 1, "1"), (2, 9, "1 2 3 4 5 6 7 8 9"), (1, 20, "1 2 3 4 5 … 20"), (4, 20, "1 2 3 4 5 6 … 20"), (6, 20, "1 … 4 5 6 7 8 … 20"),
    (20, 20, "1 … 16 17 18 19 20"), (500, 1000, "1 … 498 499 500 501 502 … 1000"),
  ])
  func numbers(number: Int, count: Int, expected: String) {
    #expect(Pagination.numbers(from: number, of: count).map { $0.map(String.init) ?? "…" }.joined(separator: " ") == expected)
  }

  @Test("always in order, with both ends, itself and its neighbours, and nothing left out for less than two pages")
  func all() {
    for count in 1...40 {
      for number in 1...count {
        let numbers = Pagination.numbers(from: number, of: count)
        let named = numbers.compactMap(\.self)
        #expect(named == named.sorted() && Set(named).count == named.count)
        #expect(Set(named).isSuperset(of: [1, count, number, max(1, number - 1), min(count, number + 1)]))
        for (index, entry) in numbers.enumerated() where entry == nil {
          #expect((numbers[index + 1] ?? 0) - (numbers[index - 1] ?? 0) > 2)
        }
      }
    }
  }
}
