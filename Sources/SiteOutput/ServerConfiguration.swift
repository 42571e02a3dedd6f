import ContentLoading
import ContentModel
package import Rendering
package import SiteStructure

/// What a browser may load for a page: the site's own files and nothing else.
enum ContentSecurityPolicy {
  /// The rules a page can carry itself.
  static let page =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; "
    + "manifest-src 'self'; base-uri 'none'; form-action 'self'"

  /// Those a server sends, with the one that pages cannot carry: which sites may show the page inside their own.
  static let server = page + "; frame-ancestors 'self'"
}

/// Settings of a web server that suit the site; kept outside the public folder.
package enum ServerConfiguration {
  /// `server/nginx.conf`, to be included in the `server` block of the portal.
  package static func tree(_ graph: SiteGraph) -> OutputTree {
    OutputTree(path: "server", files: [OutputFile(path: "nginx.conf", contents: .bytes(Array(nginx(path: path(of: graph)).utf8)))])
  }

  /// The path of the site on its server, with slashes at both ends.
  private static func path(of graph: SiteGraph) -> String {
    guard let base = graph.library.site.baseURL else { return "/" }
    return String(base.drop { $0 != ":" }.dropFirst("://".count).drop { $0 != "/" })
  }

  private static func nginx(path: String) -> String {
    """
    # 由 fengwu 生成。请在门户网站 nginx 的 server { } 里 include 本文件，并把 /srv/fengwu/site/ 改成网站文件夹的实际位置（两处）。
    # Made by fengwu. Include it in the `server { }` of the portal, and change /srv/fengwu/site/ to the site's real folder (twice).

    location \(path) {
        alias /srv/fengwu/site/;
        index index.html;
        error_page 404 \(path)404.html;
    \(types)
    \(headers)
        add_header Cache-Control "no-cache";
    }

    # 这里的文件名随内容而变，可以一直缓存。/ The names here change with the contents: they may be kept for ever.
    location ~ ^\(path)(assets|pictures)/(.+)$ {
        alias /srv/fengwu/site/$1/$2;
    \(types)
    \(headers)
        add_header Cache-Control "public, max-age=31536000, immutable";
    }

    """
  }

  private static let types = """
        charset utf-8;
        charset_types text/css text/javascript text/calendar text/csv text/plain application/json application/xml image/svg+xml;
        types {
            text/html html;
            text/css css;
            text/javascript js;
            text/calendar ics;
            text/csv csv;
            text/plain txt;
            application/json json;
            application/manifest+json webmanifest;
            application/xml xml;
            application/pdf pdf;
            image/svg+xml svg;
            image/jpeg jpg jpeg;
            image/png png;
            image/webp webp;
            image/avif avif;
            font/woff2 woff2;
        }
        gzip on;
        gzip_vary on;
        gzip_types text/css text/javascript text/calendar text/csv application/json application/manifest+json application/xml image/svg+xml;
    """

  private static let headers = """
        add_header Content-Security-Policy "\(ContentSecurityPolicy.server)" always;
        add_header X-Content-Type-Options "nosniff" always;
        add_header X-Frame-Options "SAMEORIGIN" always;
        add_header Referrer-Policy "strict-origin-when-cross-origin" always;
    """
}
