"""Disasters that happen to whole builds: each leaves the old or the new site, whole, and the next build succeeds."""
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Benchmarks/rebuild"))
import project  # noqa: E402

FENGWU, ROUNDS = sys.argv[1], int(sys.argv[2])
MOUNTS_DISKS = "--disks" in sys.argv
ROWS = 100
chance = random.Random(20200410)


def build(root, output, start=subprocess.run, **more):
    command = [FENGWU, "build", "--root", str(root), "--output", str(output), "--now", "2020-04-10", "--jobs", "2"]
    return start(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **more)


def say(root, version):
    """Puts a number into every page, and into the table."""
    settings = root / "Content/site.yml"
    text = re.sub(r"(?m)^title: .*$", f"title: 第{version}版", settings.read_text())
    beside = settings.with_suffix(".new")
    beside.write_text(text)
    beside.replace(settings)


def seen(output):
    """The version that a visitor sees: the same on every page, and every file is the one of the manifest."""
    site = output / "site"
    files = json.loads((site / "manifest.json").read_text())["files"]
    there = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
    assert there == {file["path"] for file in files} | {"manifest.json"}, "files are missing or left over"
    versions = set()
    for file in files:
        data = (site / file["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"], file["path"]
        versions.update(re.findall("第([0-9]+)版", data.decode("utf-8", "replace")))
    assert len(versions) == 1, f"several versions in one site: {versions}"
    return int(versions.pop())


def equals_clean(root, output, folder):
    """Builds once more, and holds the result against a build from nothing."""
    done = build(root, output)
    assert done.returncode == 0, done.stderr
    clean = folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    assert build(root, clean).returncode == 0
    assert (output / "site/manifest.json").read_bytes() == (clean / "site/manifest.json").read_bytes()
    seen(output)


def kills(root, output, folder):
    for version in (0, 1):
        say(root, version)
        began = time.monotonic()
        assert build(root, output).returncode == 0
    length = time.monotonic() - began
    current, killed = 1, 0
    for version in range(2, ROUNDS + 2):
        say(root, version)
        run = build(root, output, subprocess.Popen)
        try:
            run.communicate(timeout=chance.uniform(0, length * 1.2))
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
            killed += 1
        version_now = seen(output)
        assert version_now in (current, version), f"{version_now} after {current} and {version}"
        current = version_now
    equals_clean(root, output, folder)
    print(f"  {killed} of {ROUNDS} builds were killed; the site was whole each time")


def replaced_sources(root, output, folder):
    stop = threading.Event()

    def replace():
        number = 1000
        while not stop.is_set():
            say(root, number)
            number += 1
            time.sleep(chance.uniform(0.001, 0.05))

    writer = threading.Thread(target=replace)
    writer.start()
    try:
        for _ in range(max(2, ROUNDS // 10)):
            build(root, output)
            seen(output)
    finally:
        stop.set()
        writer.join()
    equals_clean(root, output, folder)
    print("  files replaced during builds: the site was whole each time")


def small_disk(root, folder):
    disk = folder / "disk"
    disk.mkdir()
    if not MOUNTS_DISKS:
        print("  full and read-only disks: left out, as no disk of its own may be mounted on this machine")
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", disk], check=True)
    try:
        output = disk / "Output"
        say(root, 1)
        assert build(root, output).returncode == 0
        for round in range(max(2, ROUNDS // 10)):
            version = seen(output)
            say(root, version + 1)
            free = os.statvfs(disk).f_bavail * 4096
            with open(disk / "ballast", "wb") as ballast:
                ballast.write(bytes(max(0, free - chance.randrange(0, 400_000))))
            done = build(root, output)
            assert done.returncode in (0, 3), done.stderr
            assert done.returncode == 0 or "publish.disk-full" in done.stderr, done.stderr
            assert seen(output) == version + (done.returncode == 0)
            (disk / "ballast").unlink()
            equals_clean(root, output, folder)
        version = seen(output)
        say(root, version + 1)
        subprocess.run(["mount", "-o", "remount,bind,ro", disk], check=True)
        done = build(root, output)
        assert done.returncode == 3 and "publish.read-only" in done.stderr, done.stderr
        assert seen(output) == version
        subprocess.run(["mount", "-o", "remount,bind,rw", disk], check=True)
        equals_clean(root, output, folder)
        print("  full and read-only disks are told, and the site was whole each time")
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def main():
    # An end from outside cleans up as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="fengwu-disasters-"))
    try:
        root, output = folder / "project", folder / "Output"
        project.make(root, ROWS, 5)
        kills(root, output, folder)
        replaced_sources(root, output, folder)
        small_disk(root, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
