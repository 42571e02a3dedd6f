import ArgumentParser

@main
struct Fengwu: AsyncParsableCommand {
  mutating func run() async throws {}
}
