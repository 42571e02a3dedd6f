import Diagnostics

/// What is told about pictures that cannot be shown.
enum Messages {
  static func diagnostic(_ error: ImagingError, _ file: String) -> Diagnostic {
    let (code, message, hint) = texts(of: error)
    return Diagnostic(.error, code, message, at: Location(file: file), hints: [hint])
  }

  private static func texts(of error: ImagingError) -> (code: String, message: LocalizedText, hint: LocalizedText) {
    switch error {
    case .damaged:
      (
        "picture.damaged",
        LocalizedText(
          zh: "图片打不开：文件是空的、不完整，或者已经损坏",
          en: "the picture cannot be read: the file is empty, cut off or damaged"),
        LocalizedText(

          zh: "重新拷贝或下载原图；能打开的话，用画图软件另存为 JPEG 再放回来。",
          en: "Copy or download the original again; if a viewer opens it, save it as JPEG and put that here.")
      )
    case .unsupported(let name):
      (
        "picture.format",
        LocalizedText(
          zh: name.map { "这个文件的内容是 \($0)，网页上显示不了" } ?? "认不出这个文件是什么图片",
          en: name.map { "the file is \($0), which pages cannot show" } ?? "the file is no picture of a known kind"),
        name == "HEIC"
          ? LocalizedText(
            zh: "手机照片：在“设置—相机—格式”里选“兼容性最佳”，或者导出为 JPEG；只改文件名不行。",
            en: "Photos of a phone: choose ‘Most Compatible’ in its camera settings, or export as JPEG; renaming the file is not enough.")
          : LocalizedText(

            zh: "另存为 JPEG（照片）或 PNG（图标、截图）；只改文件名不行。",
            en: "Save it as JPEG (photos) or PNG (icons, screenshots); renaming the file is not enough.")
      )
    case .animated:
      (
        "picture.animated", LocalizedText(zh: "这是动图，网站上只放静止的图片", en: "the picture is animated; the site shows still ones only"),
        LocalizedText(zh: "换成其中一帧的截图，或者改成视频链接。", en: "Use one of its frames, or link to a video.")
      )
    case .tooManyBytes(let count, let limit):
      (
        "picture.too-large",
        LocalizedText(
          zh: "图片文件太大：\(megabytes(count)) MB，最多 \(megabytes(limit)) MB",
          en: "the picture's file is too large: \(megabytes(count)) MB, at most \(megabytes(limit)) MB"),
        LocalizedText(
          zh: "用画图软件缩小到长边 4000 像素左右，另存为 JPEG。",
          en: "Scale it down to about 4000 pixels at its longer side and save it as JPEG.")
      )
    case .tooManyPixels(let width, let height, let limit):
      (
        "picture.too-large",
        LocalizedText(
          zh: "图片太大：\(width)×\(height) 像素，最多 \(limit / 10_000) 万像素",
          en: "the picture is too large: \(width) × \(height) pixels, at most \(limit / 1_000_000) million"),
        LocalizedText(
          zh: "用画图软件缩小到长边 4000 像素左右，另存为 JPEG。",
          en: "Scale it down to about 4000 pixels at its longer side and save it as JPEG.")
      )
    case .activeDrawing(let what):
      (
        "picture.active",
        LocalizedText(
          zh: "SVG 里有会运行或会加载外部内容的部分：\(what)",
          en: "the SVG holds something that runs or loads from elsewhere: \(what)"),
        LocalizedText(
          zh: "在绘图软件里导出为“纯 SVG”，不带脚本、事件和外部链接；或者导出为 PNG。",
          en: "Export it as ‘plain SVG’ without scripts, events or outside links; or export it as PNG.")
      )
    case .libraryMissing:
      (
        "picture.no-library", LocalizedText(zh: "没有找到处理图片的 libvips", en: "libvips, which works on pictures, was not found"),
        LocalizedText(zh: "请安装软件包：apt-get install libvips42", en: "Install the Debian package: apt-get install libvips42")
      )
    case .notEncoded(let encoding):
      (
        "picture.not-encoded",
        LocalizedText(
          zh: "生成不了 \(encoding.rawValue) 图片：内存不足，或者 libvips 缺少这种格式",
          en: "no \(encoding.rawValue) could be made: memory ran out, or libvips lacks that format"),
        encoding == .avif
          ? LocalizedText(
            zh: "apt-get install libheif-plugin-aomenc（Debian 13 起要另装）；还不行就加 --jobs 1，或者在 site.yml 的 pictures: 里从 formats 中去掉 avif。",
            en: "apt-get install libheif-plugin-aomenc (from Debian 13 on); else try --jobs 1, or take avif out of formats in site.yml.")
          : LocalizedText(
            zh: "用 --jobs 1 再试；还不行就在 site.yml 的 pictures: 里从 formats 中去掉这种格式。",
            en: "Try again with --jobs 1; if that is no help, take the format out of formats under pictures: in site.yml.")
      )
    }
  }

  private static func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }
}
