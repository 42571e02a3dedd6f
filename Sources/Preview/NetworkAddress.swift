import Glibc

/// The addresses under which other devices of the same network reach this machine.
package enum NetworkAddress {
  /// The IPv4 addresses of the interfaces that are up, loopback left out, in the system's order.
  package static var own: [String] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    var addresses: [String] = []
    var next = first
    while let interface = next?.pointee {
      next = interface.ifa_next
      let flags = Int(interface.ifa_flags)
      guard let address = interface.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET),
        flags & Int(IFF_UP) != 0, flags & Int(IFF_LOOPBACK) == 0, let name = numeric(address)
      else { continue }
      addresses.append(name)
    }
    return addresses
  }

  private static func numeric(_ address: UnsafePointer<sockaddr>) -> String? {
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard getnameinfo(address, length, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
