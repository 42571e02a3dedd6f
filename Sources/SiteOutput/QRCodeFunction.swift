import QRCodes
import Rendering
import Templating

/// The function `qr_code(address, label="…")` of templates: a drawing a phone reads the address from.
enum QRCodeFunction {
  static let value = Value.function("qr_code") { (arguments, named) throws(FunctionError) in
    guard arguments.count == 1, case .string(let address) = arguments[0], let code = QRCode(address) else {
      throw Messages.qrCodeWantsText
    }
    var label = address
    for (name, value) in named {
      guard name == "label", case .string(let text) = value else { throw Messages.qrCodeUnknownArgument(name) }
      label = text
    }
    return .safe(code.svg(label: XMLText.escaped(label)))
  }
}
