"""Makes the pictures beside it with Pillow; each is named by what is special about it. Usage: python3 make.py

A picture of four fields: red and green above, blue and yellow below, 120 × 80 pixels where nothing else is said.
"""
import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

RED, GREEN, BLUE, YELLOW = (200, 40, 40), (40, 160, 60), (40, 60, 180), (230, 200, 60)


def fields(width=120, height=80, mode="RGB"):
    picture = Image.new("RGB", (width, height))
    for x, y, colour in ((0, 0, RED), (1, 0, GREEN), (0, 1, BLUE), (1, 1, YELLOW)):
        box = (x * width // 2, y * height // 2, (x + 1) * width // 2, (y + 1) * height // 2)
        picture.paste(colour, box)
    return picture.convert(mode)


def taken_with_a_phone():
    """Where, when and with what it was taken, and that the camera was held upright (orientation 6)."""
    exif = Image.Exif()
    exif[0x0110] = "示例手机".encode()
    exif[0x0112] = 6
    exif[0x0132] = "2020:04:10 08:00:00"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (39.0, 0.0, 16.2), "E", (83.0, 0.0, 20.88)
    return exif


def wide_gamut():
    """A profile that swaps nothing but has other primaries: the same numbers mean more vivid colours."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tags = {}
    for index in range(struct.unpack(">I", srgb[128:132])[0]):
        name, offset, size = struct.unpack(">4sII", srgb[132 + 12 * index:144 + 12 * index])
        tags[name] = offset
    swapped = bytearray(srgb)
    # Red and blue primaries change places, so a viewer that takes no notice of the profile shows blue for red.
    red, blue = srgb[tags[b"rXYZ"]:tags[b"rXYZ"] + 20], srgb[tags[b"bXYZ"]:tags[b"bXYZ"] + 20]
    swapped[tags[b"rXYZ"]:tags[b"rXYZ"] + 20], swapped[tags[b"bXYZ"]:tags[b"bXYZ"] + 20] = blue, red
    return bytes(swapped)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def huge_header():
    """A PNG that says it has 60,000 × 60,000 pixels."""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def main():
    fields().save("plain.jpg", quality=95, subsampling=0)
    fields().save("phone.jpg", quality=95, subsampling=0, exif=taken_with_a_phone(), comment=b"a comment")
    fields().save("profile.jpg", quality=95, subsampling=0, icc_profile=wide_gamut())
    fields(mode="CMYK").save("print.jpg", quality=95)
    fields(mode="L").save("grey.png")
    Image.merge("RGBA", (*fields().split(), Image.linear_gradient("L").resize((120, 80)))).save("transparent.png")
    fields().save("plain.webp", quality=90)
    frames = [fields(), fields().transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    frames[0].save("moving.gif", save_all=True, append_images=frames[1:], duration=200)
    frames[0].save("moving.webp", save_all=True, append_images=frames[1:], duration=200)
    frames[0].save("moving.png", save_all=True, append_images=frames[1:], duration=200)
    whole = io.BytesIO()
    fields(300, 200).save(whole, "JPEG", quality=95)
    open("cut-off.jpg", "wb").write(whole.getvalue()[:len(whole.getvalue()) // 2])
    fields().save("renamed.jpg", "TIFF", compression="tiff_lzw")
    open("phone-original.jpg", "wb").write(struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"heic", 0, b"mif1", b"heic") + bytes(40))
    open("empty.jpg", "wb").write(b"")
    open("words.png", "wb").write("这不是图片".encode())
    open("huge.png", "wb").write(huge_header())
    fields(1600, 1200).save("large.jpg", quality=85)


main()
