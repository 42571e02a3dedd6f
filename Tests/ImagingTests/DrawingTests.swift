import Testing

@testable import Imaging

/// Which SVG files may be published as they are.
@Suite struct DrawingTests {
  @Test(arguments: [
    ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><path d='M0 0'/></svg>", 30, 20),
    ("<?xml version='1.0'?>\n<svg width=\"40px\" height=\"25\" viewBox=\"0 0 8 5\"><rect fill=\"url(#a)\"/></svg>", 40, 25),
    ("<svg\nviewBox=\"0,0,12.6,9\"><use href=\"#b\"/></svg>", 13, 9),
  ])
  func plainDrawings(text: String, width: Int, height: Int) throws {
    #expect(try VectorDrawing.read(Array(text.utf8)) == VectorDrawing(width: width, height: height))
  }

  @Test func aDrawingMayDeclareNoSize() throws {
    #expect(try VectorDrawing.read(Array("<svg width='100%'></svg>".utf8)) == VectorDrawing(width: nil, height: nil))
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "<script"), ("<SCRIPT/>", "<script"), ("<a onclick = 'x()'/>", "onclick"),
    ("<rect\nonload=\"x\"/>", "onload"),
    ("<a href='javascript:x'/>", "javascript:"), ("<image xlink:href=\"https://a.example/x.png\"/>", "xlink:href=https://a.example/x.png"),
    ("<foreignObject/>", "<foreignobject"), ("<h:script>x</h:script>", "<h:script"), ("<S:SCRIPT/>", "<s:script"),
    ("<set attributeName=\"onclick\" to=\"x\"/>", "attributename=onclick"),
    ("<animate attributeName='href' to='x'/>", "attributename=href"), ("<style>@import 'x'</style>", "@import"),
    ("<path fill='url(//a.example/x)'/>", "url(//a.example/x"),
    ("<use href=\"other.svg#a\"/>", "href=other.svg#a"),
  ])
  func drawingsThatRunOrLoad(part: String, found: String) {
    #expect(throws: ImagingError.activeDrawing(found)) { try VectorDrawing.read(Array("<svg viewBox='0 0 1 1'>\(part)</svg>".utf8)) }
  }

  @Test(arguments: ["", "not a drawing", "<html><svg></svg></html>", "<svg viewBox='0 0 1 1'>"]) func noDrawings(text: String) {
    #expect(throws: ImagingError.damaged) { try VectorDrawing.read(Array(text.utf8)) }
  }
}
