/// The media types of the files a site consists of (RFC 2046, and WHATWG MIME Sniffing for text).
enum MediaType {
  static func of(_ path: String) -> String {
    let name = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return byExtension[name] ?? "application/octet-stream"
  }

  static let html = "text/html; charset=utf-8"

  private static let byExtension = [
    "html": html, "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif",
    "gif": "image/gif", "ico": "image/x-icon", "xml": "application/xml", "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8", "pdf": "application/pdf",
    "webmanifest": "application/manifest+json", "woff2": "font/woff2", "mp4": "video/mp4",
  ]
}
