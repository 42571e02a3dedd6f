"""The project's own site with some of its settings changed, for the checks that need such a one."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]


def build(output, settings, *options):
    """Makes the site into the folder `output`. settings: new values by the names of lines in site.yml; options: further ones of the command."""
    output = Path(output)
    shutil.rmtree(output, ignore_errors=True)
    project = output / "project"
    project.mkdir(parents=True)
    shutil.copytree(root / "Content", project / "Content")
    (project / "Templates").symlink_to(root / "Templates")
    file = project / "Content/site.yml"
    text = file.read_text(encoding="utf-8")
    for name, value in settings.items():
        text, changed = re.subn(rf"(?m)^( *){name}: .*$", rf"\g<1>{name}: {value}", text)
        if changed != 1:
            sys.exit(f"site.yml has {changed} lines {name}")
    file.write_text(text, encoding="utf-8")
    fengwu = subprocess.run(["swift", "build", "--show-bin-path"], capture_output=True, text=True, check=True).stdout.strip() + "/fengwu"
    made = subprocess.run([fengwu, "build", "--no-reports", "--root", project, "--output", output, *options], capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"exit code {made.returncode}: {made.stderr}")
    return output
