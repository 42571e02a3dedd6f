#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Functions of the C library's mathematics.
enum CMath {
  static func power(_ base: Double, _ exponent: Double) -> Double {
    pow(base, exponent)
  }
}
