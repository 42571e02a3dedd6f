"""Writes the document whose styles a Word version of the report takes over (GB/T 9704-2012): Templates/report/reference.docx.

    python3 .setup/reference-docx.py

Needs pandoc, whose own reference document it starts from. Run it again after a change here and commit the result: equal runs give equal bytes.
"""

import io
import re
import subprocess
import zipfile

TARGET = "Templates/report/reference.docx"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FANGSONG, KAI, HEI, BIAOSONG, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
# One line is 225 mm / 22, in twentieths of a point.
LINE = round(225 / 25.4 * 72 * 20 / 22)


def run(face, points):
    return (f'<w:rPr><w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
            '<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="000000"/>'
            f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/></w:rPr>')


def paragraph(indent=0, align="both", line=LINE, rule="exact", more=""):
    first = f'<w:ind w:firstLineChars="{indent * 100}" w:firstLine="{indent * 320}"/>' if indent else '<w:ind w:firstLine="0"/>'
    return (f'<w:pPr>{more}<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="{rule}"/>{first}<w:jc w:val="{align}"/></w:pPr>')


def heading(level):
    return f'<w:keepNext/><w:outlineLvl w:val="{level}"/>'


# Style, its paragraph and its characters: 仿宋 16 pt with two characters' indent, headings in 黑体 and 楷体, the title in 小标宋 22 pt.
STYLES = {
    "Normal": paragraph() + run(FANGSONG, 16),
    "BodyText": paragraph(2) + run(FANGSONG, 16),
    "FirstParagraph": paragraph(2) + run(FANGSONG, 16),
    "Compact": paragraph(0, "left", 300, "atLeast") + run(FANGSONG, 10.5),
    "Title": paragraph(0, "center", 680) + run(BIAOSONG, 22),
    "Subtitle": paragraph(0, "center") + run(KAI, 16),
    "Heading1": paragraph(2, more='<w:keepNext/>') + run(HEI, 16),
    "Heading2": paragraph(2, more='<w:keepNext/>') + run(KAI, 16),
    "Heading3": paragraph(2, more='<w:keepNext/>') + run(FANGSONG, 16),
    "TableCaption": paragraph(0, "center", more='<w:keepNext/>') + run(HEI, 14),
    "ImageCaption": paragraph(0, "center") + run(HEI, 12),
}


def added(name, basis, body):
    """A style that pandoc's own document lacks."""
    return (f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{basis}"/><w:qFormat/>{body}</w:style>')


# Tables of many columns; who signs and when, four characters from the right.
ADDED = added("Small Table", "Compact", paragraph(0, "left", 200, "atLeast") + run(FANGSONG, 7.5)) + added(
    "Dated", "Normal", f'<w:pPr><w:spacing w:before="{LINE}" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    '<w:ind w:firstLine="0" w:right="1280"/><w:jc w:val="right"/></w:pPr>' + run(FANGSONG, 16))


TABLE = ('<w:tblPr><w:tblBorders>' + "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")) +
    '</w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>')


def footer(align, side):
    number = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
              '<w:r><w:fldChar w:fldCharType="end"/></w:r>').replace("<w:r>", "<w:r>" + run(SONG, 14))
    dash = f'<w:r>{run(SONG, 14)}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    return (f'<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:ind w:{side}="280"/><w:jc w:val="{align}"/></w:pPr>'
            f'{dash.format("— ")}{number}{dash.format(" —")}</w:p></w:ftr>')


def millimetres(length):
    return round(length / 25.4 * 1440)


SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>'
    f'<w:pgSz w:w="{millimetres(210)}" w:h="{millimetres(297)}"/>'
    f'<w:pgMar w:top="{millimetres(37)}" w:right="{millimetres(26)}" w:bottom="{millimetres(35)}" w:left="{millimetres(28)}" '
    f'w:header="{millimetres(15)}" w:footer="{millimetres(24)}" w:gutter="0"/></w:sectPr>')


def styled(text):
    for name, body in STYLES.items():
        def replace(match):
            kept = re.sub(r"<w:(pPr|rPr)>.*?</w:\1>", "", match.group(0), flags=re.S)
            level = re.fullmatch(r"Heading(\d)", name)
            inner = body.replace("<w:keepNext/>", heading(int(level[1]) - 1) if level else "<w:keepNext/>")
            return kept.replace("</w:style>", inner + "</w:style>")
        text, count = re.subn(rf'<w:style [^>]*w:styleId="{name}">.*?</w:style>', replace, text, flags=re.S)
        assert count == 1, name
    text = re.sub(r'(<w:style [^>]*w:styleId="Table">).*?(</w:style>)',
                  lambda match: match[1] + '<w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>' + TABLE + match[2], text, flags=re.S)
    return text.replace('w:eastAsia="en-US"', 'w:eastAsia="zh-CN"').replace("</w:styles>", ADDED + "</w:styles>")


def main():
    original = subprocess.run(["pandoc", "--print-default-data-file", "reference.docx"], capture_output=True, check=True).stdout
    parts = {}
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name).decode()
    parts["word/styles.xml"] = styled(parts["word/styles.xml"])
    document = re.sub(r"<w:sectPr\s*/>|<w:sectPr.*?</w:sectPr>", SECTION, parts["word/document.xml"], flags=re.S)
    parts["word/document.xml"] = document
    parts["word/footer1.xml"], parts["word/footer2.xml"] = footer("right", "right"), footer("left", "left")
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace("</Relationships>", "".join(
        f'<Relationship Id="{number}" Type="{RELATION}/footer" Target="{target}"/>'
        for number, target in (("rIdOdd", "footer1.xml"), ("rIdEven", "footer2.xml"))) + "</Relationships>")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", "".join(
        f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
        for name in ("footer1.xml", "footer2.xml")) + "</Types>")
    parts["word/settings.xml"] = re.sub(r"(<w:settings[^>]*>)", r"\1<w:evenAndOddHeaders/>", parts["word/settings.xml"], count=1)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name].encode(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
