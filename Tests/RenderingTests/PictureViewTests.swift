import ContentModel
import Diagnostics
import Rendering
import Templating
import Testing

/// What templates write when they show a picture.
@Suite struct PictureViewTests {
  private static let digest = "0123456789ab"

  private static let views = PictureViews(
    PictureSet(
      PictureSettings(),
      [
        Picture(
          path: "images/稻田.jpg", kind: .opaque, digest: digest, size: PixelSize(width: 1000, height: 750),
          tint: Tint(red: 200, green: 180, blue: 90)),
        Picture(path: "images/seal.png", kind: .transparent, digest: digest, size: PixelSize(width: 300, height: 300), tint: nil),
        Picture(path: "images/a map.svg", kind: .drawing, digest: digest, size: PixelSize(width: 40, height: 25), tint: nil),
      ]))

  private static func render(_ text: String, focus: FocalPoint? = nil) async -> Diagnosed<String> {
    let set = TemplateSet.compile([SourceText(file: "page.html", text: text)])
    let job = RenderJob(path: "page.html", template: "page.html") {
      .object([("img", views.function(root: "../")), ("image", views.value("images/稻田.jpg", focus: focus))])
    }
    let rendered = await Renderer(templates: set.value, threads: 1).render([job])
    guard case .bytes(let bytes)? = rendered.value.first?.contents else { return Diagnosed("", set.diagnostics + rendered.diagnostics) }
    return Diagnosed(String(decoding: bytes, as: UTF8.self), set.diagnostics + rendered.diagnostics)
  }

  @Test(arguments: [
    (
      #"{{ img(image, alt="稻田 & <水>", sizes="50vw") }}"#,
      #"""
      <picture><source type="image/avif" srcset="../pictures/0123456789ab-480x360-q50.avif 480w, \#
      ../pictures/0123456789ab-800x600-q50.avif 800w, ../pictures/0123456789ab-1000x750-q50.avif 1000w" sizes="50vw">\#
      <source type="image/webp" srcset="../pictures/0123456789ab-480x360-q75.webp 480w, \#
      ../pictures/0123456789ab-800x600-q75.webp 800w, ../pictures/0123456789ab-1000x750-q75.webp 1000w" sizes="50vw">\#
      <img src="../pictures/0123456789ab-800x600-q78.jpg" alt="稻田 &amp; &lt;水&gt;" width="800" height="600" class="tint-552" \#
      loading="lazy" decoding="async"></picture>
      """#
    ),
    (
      #"{{ img("images/稻田.jpg", alt="", crop="1:1", focus="20% 50%", eager=true) }}"#,
      #"""
      <picture><source type="image/avif" srcset="../pictures/0123456789ab-480x480-20x50-q50.avif 480w, \#
      ../pictures/0123456789ab-750x750-20x50-q50.avif 750w" sizes="100vw">\#
      <source type="image/webp" srcset="../pictures/0123456789ab-480x480-20x50-q75.webp 480w, \#
      ../pictures/0123456789ab-750x750-20x50-q75.webp 750w" sizes="100vw">\#
      <img src="../pictures/0123456789ab-750x750-20x50-q78.jpg" alt="" width="750" height="750" class="tint-552" \#
      fetchpriority="high"></picture>
      """#
    ),
    (
      #"{{ img("images/seal.png", alt="印") }}"#,
      #"""
      <picture><source type="image/avif" srcset="../pictures/seal-0123456789ab-300x300-q50.avif 300w" sizes="100vw">\#
      <source type="image/webp" srcset="../pictures/seal-0123456789ab-300x300-q75.webp 300w" sizes="100vw">\#
      <img src="../pictures/seal-0123456789ab-300x300-q100.png" alt="印" width="300" height="300" loading="lazy" decoding="async"></picture>
      """#
    ),
    (
      #"{{ img("images/a map.svg", alt="图", title="“图”") }}"#,
      #"<img src="../images/a%20map.svg" alt="图" width="40" height="25" title="“图”" loading="lazy" decoding="async">"#
    ),
  ])
  func markup(template: String, expected: String) async {
    let rendered = await Self.render(template)
    #expect(rendered.diagnostics.isEmpty)
    #expect(rendered.value == expected)
  }

  @Test func aPictureFieldIsTheAddressOfAFileToShowAndKeepsItsFocalPoint() async {
    let focus = FocalPoint(x: 30, y: 40)
    let text = await Self.render("{{ image }} {{ image.source }} {{ image.width }}×{{ image.height }} {{ image.focus }}", focus: focus)
      .value
    #expect(text == "pictures/0123456789ab-800x600-q78.jpg images/稻田.jpg 800×600 30% 40%")
    let cropped = await Self.render(#"{{ img(image, alt="", crop="16:9") }}"#, focus: focus).value
    #expect(cropped.contains("0123456789ab-480x270-30x40-q50.avif"))
  }

  @Test(arguments: [
    (#"{{ img("images/道田.jpg", alt="") }}"#, "There is no picture “images/道田.jpg”"), ("{{ img(3, alt='') }}", "wants a picture"),
    ("{{ img(image) }}", "alt is missing"), ("{{ img(image, alt='', crop='wide') }}", #"a shape such as "4:3", not “wide”"#),
    ("{{ img(image, alt='', focus='left') }}", #"such as "30% 40%", not “left”"#),
    ("{{ img(image, alt='', size='50vw') }}", "did you mean “sizes”?"), ("{{ img(image, alt='', eager=1) }}", "no “eager”"),
  ])
  func misuseIsTold(template: String, expected: String) async throws {
    let found = await Self.render(template).diagnostics
    #expect(found.map(\.code) == ["template.function"])
    #expect(try #require(found.first).message.english.contains(expected), "\(found)")
  }
}
