"""Makes TrueType copies of installed OpenType fonts with cubic outlines (CFF), under family names of their own.

    python3 .setup/truetype.py FOLDER

Chromium embeds CFF outlines as Type 3 fonts, which many readers show badly and cannot edit; TrueType outlines it embeds as they are. The copies
are for this machine only and are never passed on. Needs fontTools, and fc-match to find the fonts.
"""

import os
import subprocess
import sys
from multiprocessing import Pool

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

# Installed family and style, the copy's family and its style, and a family whose characters the copy goes without.
COPIES = [
    # Characters of names that the documents' faces lack. The largest comes first, so that it does not have to be waited for alone.
    ("Noto Serif CJK SC", "Regular", "Fengwu Rare", "Regular", "FandolFang"),
    ("FandolFang", "Regular", "Fengwu FangSong", "Regular", None),
    ("FandolKai", "Regular", "Fengwu Kai", "Regular", None),
    ("FandolHei", "Regular", "Fengwu Hei", "Regular", None),
    ("FandolSong", "Regular", "Fengwu Song", "Regular", None),
    ("FandolSong", "Bold", "Fengwu Song", "Bold", None),
]
# OpenType's usWeightClass of a style.
WEIGHTS = {"Regular": 400, "Bold": 700}
# Ideographs, and the marks and symbols Chinese texts use; other scripts have fonts of their own.
CHINESE = [(0x2000, 0x27FF), (0x2E80, 0x303F), (0x3100, 0x312F), (0x31A0, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
           (0xFE10, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)]


def find(family, style):
    """The file and the face in it; None when the font is not installed."""
    answer = subprocess.run(
        ["fc-list", "--format", "%{file}\\t%{index}\\n", f"{family}:style={style}"], capture_output=True, text=True, check=True)
    faces = [line.split("\t") for line in answer.stdout.splitlines()]
    # Of two files with the font, always the same one; the upper half of an index names a variation.
    return min(((file, int(index) & 0xFFFF) for file, index in faces), default=None)


def quadratic(font):
    """Replaces the CFF outlines by quadratic ones, at most a thousandth of an em away."""
    order, source = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(source)
        source[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(order)
    for field in ("maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions "
                  "maxComponentElements maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth").split():
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3
    for table in ("CFF ", "CFF2", "VORG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\000\001\000\000"


def rename(font, family, style):
    """Gives the font a name of its own, so that it never stands in for the one it was made from, and says how heavy it is, which Fandol's do not."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    full = family if style == "Regular" else f"{family} {style}"
    for number, text in {1: family, 2: style, 3: full, 4: full, 5: "Version 1.0", 6: full.replace(" ", "") + "-" + style}.items():
        names.setName(text, number, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = WEIGHTS[style]
    # fsSelection has a bit for bold and one for regular, macStyle one for bold.
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = font["head"].macStyle & ~1 | bold


def characters(font, without):
    """The characters to copy."""
    known = set(font.getBestCmap())
    if not without:
        return known
    file, index = find(without, "Regular")
    known -= set(TTFont(file, fontNumber=index, lazy=True).getBestCmap())
    return {code for code in known if any(first <= code <= last for first, last in CHINESE)}


def convert(copy):
    family, style, name, weight, without, folder = copy
    path = os.path.join(folder, f"{name}-{weight}.ttf".replace(" ", ""))
    if os.path.exists(path) and TTFont(path, lazy=True)["OS/2"].usWeightClass == WEIGHTS[weight]:
        return None
    place = find(family, style)
    if not place:
        return f"没有字体 / no font: {family} {style}"
    file, index = place
    font = TTFont(file, fontNumber=index, recalcTimestamp=False)
    options = Options(layout_features=["*"], notdef_outline=True, glyph_names=False, hinting=False, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters(font, without))
    subsetter.subset(font)
    quadratic(font)
    rename(font, name, weight)
    font.save(path + ".part")
    os.replace(path + ".part", path)
    return None


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    with Pool() as pool:
        failures = [failure for failure in pool.imap(convert, [copy + (folder,) for copy in COPIES], chunksize=1) if failure]
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
