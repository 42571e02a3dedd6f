"""Makes a project with many pages out of the smallest fixture: rows of a table, and Markdown texts."""
import pathlib
import shutil

FIXTURE = pathlib.Path(__file__).resolve().parents[2] / "Fixtures/sites/minimal"
SENTENCES = ["合作社统一收购。", "每斤价格在公示栏公开。", "由驻村工作队登记。", "节假日需提前预约。", "覆盖全镇九个村。", "与周边线路相连。"]


def make(folder, rows, texts):
    """A project in `folder`: `rows` products and `texts` free pages; equal arguments give equal bytes."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("Content", "Templates"):
        shutil.copytree(FIXTURE / name, folder / name)
    schema = folder / "Content/schema/products.yml"
    schema.write_text(schema.read_text().replace("per-page: 1", "per-page: 50"))
    table = folder / "Content/data/products.csv"
    lines = table.read_text("utf-8-sig").splitlines()
    header, columns = lines[0], lines[0].split(",")
    values = dict(zip(columns, lines[1].split(",")))
    key, title = columns[0], columns[1]
    for number in range(rows):
        values[key], values[title] = f"p{number:05}", f"产品{number:05}"
        lines.append(",".join(values[column] for column in columns))
    table.write_text("\n".join(lines) + "\n")
    pages = folder / "Content/pages/notes"
    pages.mkdir()
    for number in range(texts):
        body = "\n\n".join("".join(SENTENCES[(number + line * 7 + word) % 6] for word in range(8)) for line in range(12))
        (pages / f"n{number:05}.md").write_text(f"---\ntitle: 记事{number:05}\n---\n\n## 基本情况\n\n{body}\n")


if __name__ == "__main__":
    import sys

    make(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
