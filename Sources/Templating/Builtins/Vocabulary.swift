/// The names of everything built in.
package enum Vocabulary {
  package static let filters = Filter.all.map(\.name)
  package static let tests = Test.all.map(\.name)
  package static let functions = GlobalFunction.allCases.map(\.rawValue)
  package static let loopProperties = LoopProperty.allCases.map { "\($0)" } + ["cycle", "changed"]
}
