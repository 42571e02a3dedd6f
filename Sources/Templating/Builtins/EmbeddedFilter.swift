extension TemplateOptions {
  /// The filter of a name: the embedding program's, or else the built-in one.
  func filter(named name: String) -> Filter? {
    guard let body = filters[name] else { return Filter.named(name) }
    return Filter(name, isVariadic: true) { value, arguments, machine throws(Fault) in
      try machine.require(value)
      let positional = [value] + arguments.values.dropLast(arguments.names.count)
      let named = arguments.names.enumerated().map { (name: $1, value: arguments.values[positional.count - 1 + $0]) }
      do throws(FunctionError) {
        return try body(positional, named)
      } catch {
        throw Messages.functionFailed(name, error)
      }
    }
  }
}
