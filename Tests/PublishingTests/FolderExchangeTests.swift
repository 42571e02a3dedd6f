import Glibc
import Rendering
import Synchronization
import Testing

@testable import Publishing

/// File systems that cannot exchange folders, and exchanges that fail half-way.
@Suite struct FolderExchangeTests {
  @Test(arguments: [EINVAL, ENOSYS, ENOTSUP]) func twoRenamesDoWhereExchangeIsUnknown(code: CInt) throws {
    let folder = try TemporaryFolder()
    var publisher = folder.publisher
    publisher.exchange.swapAtomically = { _, _ in code }
    _ = try publisher.publish([OutputTree("site", ["index.html": "old", "stale.html": "old"])])
    _ = try publisher.publish([OutputTree("site", ["index.html": "new"])])
    #expect(try folder.files(in: "site").keys.sorted() == ["index.html", "manifest.json"])
    #expect(try folder.files(in: "site")["index.html"] == "new")
    #expect(try folder.leftovers() == [])
  }

  @Test func aRunThatDiedBetweenTheTwoRenamesIsMended() throws {
    let folder = try TemporaryFolder()
    try folder.write("site", to: ".fengwu/old/site/index.html")
    try folder.write("report", to: ".fengwu/old/reports%2F2019Q4/index.html")
    _ = try folder.publisher.publish([OutputTree("reports/2020Q1", ["index.html": "1"])])
    #expect(try folder.files(in: "site") == ["index.html": "site"])
    #expect(try folder.files(in: "reports/2019Q4") == ["index.html": "report"])
  }

  @Test func aLaterTreeThatFailsTakesTheEarlierOnesBack() throws {
    let folder = try TemporaryFolder()
    let old = [OutputTree("site", ["index.html": "old"]), OutputTree("reports/2020Q1", ["index.html": "old"])]
    _ = try folder.publisher.publish(old)
    let before = try folder.files()

    let calls = Mutex(0)
    let real = FolderExchange().swapAtomically
    var publisher = folder.publisher
    publisher.exchange.swapAtomically = { first, second in
      let call = calls.withLock { count in
        count += 1
        return count
      }
      return call == 2 ? EIO : real(first, second)
    }
    let new = [
      OutputTree("media", ["a.html": "new"]), OutputTree("site", ["index.html": "new"]),
      OutputTree("reports/2020Q1", ["index.html": "new"]),
    ]
    let error = #expect(throws: PublishingError.self) { try publisher.publish(new) }
    #expect(error?.fault == .system)
    #expect(calls.withLock { $0 } == 3)
    #expect(try folder.files() == before)
    _ = try folder.publisher.publish(new)
    #expect(try folder.files(in: "site")["index.html"] == "new")
    #expect(try folder.leftovers() == [])
  }
}
