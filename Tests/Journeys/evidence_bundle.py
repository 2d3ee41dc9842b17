#!/usr/bin/env python3
"""A case from start to a bundle, judged by others: bagit-python, sha256sum, a JSON Schema validator, and a browser with axe."""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import bagit
import jsonschema
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from journey import AXE_RULES, PROGRAM, ROOT, check, finish

LOGKEEPER = ROOT / ".build/release/logkeeper"


def bellbird(folder: pathlib.Path, *words: str) -> None:
    subprocess.run([PROGRAM, "evidence", *words], cwd=folder, input=b"correct staple\n", check=True, capture_output=True)


def make(folder: pathlib.Path) -> list:
    """Two bundles of a case with awkward files: chosen exhibits, and everything."""
    (folder / "key").write_bytes(bytes(range(32)))
    keeper = subprocess.Popen([LOGKEEPER, "log.example/tests", "key", "log", "second", "s"], cwd=folder, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            if (folder / "s").exists():
                break
            time.sleep(0.05)
        bellbird(folder, "start", "case", "--log", "s", "--keeper", "KS")
        for name in ("photo <1>.jpg", "رسالة طويلة.txt", "a very long name " * 12 + ".bin"):
            (folder / name).write_bytes(name.encode() * 1000)
            bellbird(folder, "add", "case", f"./{name}", "--by", "advocate", "--why", "given by hand, in an envelope")
        bellbird(folder, "hold", "case", "--by", "survivor")
        bellbird(folder, "export", "case", "--out", "chosen", "--exhibits", "1,3")
        bellbird(folder, "export", "case", "--out", "whole", "--whole-chain", "--why", "asked for by the court")
    finally:
        keeper.terminate()
        keeper.wait()
    return [folder / "chosen", folder / "whole"]


def judge(bundle: pathlib.Path) -> None:
    try:
        bagit.Bag(str(bundle)).validate()
        check(f"{bundle.name}: bagit-python", True)
    except bagit.BagError as error:
        check(f"{bundle.name}: bagit-python", False, str(error))
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        run = subprocess.run(["sha256sum", "-c", "--strict", manifest], cwd=bundle, capture_output=True)
        check(f"{bundle.name}: sha256sum -c {manifest}", run.returncode == 0, run.stdout.decode())
    run = subprocess.run(["sh", "verify.sh"], cwd=bundle, capture_output=True)
    check(f"{bundle.name}: verify.sh", run.returncode == 0, run.stdout.decode())
    schema = json.loads(subprocess.run([PROGRAM, "schema", "evidence-bundle"], check=True, capture_output=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads((bundle / "data/record/items.json").read_text())))
    check(f"{bundle.name}: its record fits the schema", not errors, str(errors[:1]))


def look(browser, bundle: pathlib.Path, pictures) -> None:
    statement = bundle / "data/record/statement.html"
    for scheme in ("light", "dark"):
        for width in (1280, 320):
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, java_script_enabled=True)
            page = context.new_page()
            requests = []
            page.on("request", lambda request: requests.append(request.url))
            page.goto(statement.as_uri())
            name = f"{bundle.name} {scheme} {width}"
            violations = Axe().run(page, options=AXE_RULES).response["violations"]
            check(f"{name}: axe", not violations, str([(v["id"], v["nodes"][0]["html"][:120]) for v in violations]))
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(f"{name}: no sideways scrolling", wide <= 0, f"{wide} px")
            check(f"{name}: loads nothing else", len(requests) == 1, str(requests[1:3]))
            if pictures:
                page.screenshot(path=pictures / f"statement-{bundle.name}-{scheme}-{width}.png", full_page=True)
            context.close()
    page = browser.new_page()
    page.goto(statement.as_uri())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})
    cut = page.evaluate("[...document.querySelectorAll('.scroll')].some(one => one.scrollWidth > one.clientWidth + 1)")
    check(f"{bundle.name}: print cuts nothing off", not cut)
    if pictures:
        page.pdf(path=pictures / f"statement-{bundle.name}.pdf", format="A4")
    page.close()


def main() -> None:
    pictures = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bundles = make(pathlib.Path(folder))
        for bundle in bundles:
            judge(bundle)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for bundle in bundles:
            look(browser, bundle, pictures)
        browser.close()
    finish()


if __name__ == "__main__":
    main()
