"""Holds the settings files against the JSON Schemas that editors use: those of the project fit, damaged ones do not.

Usage: check-settings.py OUTPUT. The output folder is not looked at; PyPI's jsonschema and PyYAML are needed.
"""
import copy
import json
import os
import sys

try:
    import jsonschema
    import yaml
except ImportError:
    sys.exit("jsonschema and PyYAML are not installed: run .setup/install test")

CONTENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Content")
COLLECTION_DAMAGE = [
    lambda data: data.pop("name"), lambda data: data.update(lable="x"), lambda data: data.update(columns="every"),
    lambda data: data.update({"header-rows": 3}), lambda data: data.update(fields=[]), lambda data: data["fields"][0].update(type="keys"),
    lambda data: data["fields"][0].pop("type"), lambda data: data["fields"].append({"name": "x", "type": "choice"}),
    lambda data: data["fields"].append({"name": "x", "type": "reference"}), lambda data: data["fields"][0].update(required="maybe"),
    lambda data: data.update(pages={"path": "x/", "template": "x.html"}), lambda data: data.update(list={"path": "x", "template": "x.html"}),
    lambda data: data["fields"].append({"name": "x", "type": "money", "derived": "amount / 2"}), lambda data: data.update(encoding="gbk"),
    lambda data: data["fields"].append({"name": "x", "type": "text", "min": 1}), lambda data: data.update(source="/data/x.csv"),
    lambda data: data["fields"].append({"name": "x", "type": "integer", "max": "many"}), lambda data: data.update(source="data/x.xlsx"),
]
SITE_DAMAGE = [
    lambda data: data.pop("title"), lambda data: data.update(tittle="x"), lambda data: data.update(sample="maybe"),
    lambda data: data["portal"].update(beian="x"), lambda data: data["navigation"].append({"title": "x"}),
    lambda data: data.update({"base-url": "www.example.org"}), lambda data: data.update({"base-url": "https://user:word@example.org/"}),
]


def read(path):
    """A settings file as an editor sees it, and the schema its first line names."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    mark = "# yaml-language-server: $schema="
    first = text.split("\n", 1)[0]
    if not first.startswith(mark):
        return yaml.safe_load(text), None
    with open(os.path.join(os.path.dirname(path), first[len(mark):]), encoding="utf-8") as file:
        return yaml.safe_load(text), json.load(file)


def main():
    faults, refused = [], 0
    folder = os.path.join(CONTENT, "schema")
    files = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".yml")] + [os.path.join(CONTENT, "site.yml")]
    for path in files:
        data, schema = read(path)
        name = os.path.relpath(path, CONTENT)
        if schema is None:
            faults.append(f"{name}: the first line does not name a schema")
            continue
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        faults += [f"{name}: {error.message} at {list(error.path)}" for error in validator.iter_errors(data)]
        for number, damage in enumerate(SITE_DAMAGE if name == "site.yml" else COLLECTION_DAMAGE, 1):
            damaged = copy.deepcopy(data)
            damage(damaged)
            if validator.is_valid(damaged):
                faults.append(f"{name}: damage {number} is not noticed")
            refused += 1
    for fault in faults:
        print(fault)
    print(f"{len(files)} settings files, {refused} damaged ones refused" if not faults else f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
