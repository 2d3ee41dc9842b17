#!/usr/bin/env python3
"""The report, matrix and overview pages in a real browser: accessible, usable without scripts, narrow, dark and in print."""
import pathlib
import re
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from journey import AXE_RULES, PROGRAM, ROOT, check, finish


def pages(folder: pathlib.Path) -> list:
    subprocess.run([PROGRAM, "overview", ROOT / "examples", "--out", folder, "--date", "2026-11-24"], check=True, capture_output=True)
    return sorted(folder.glob("*.html"))


def look(browser, page_file: pathlib.Path, pictures) -> None:
    name = page_file.stem
    for scheme in ("light", "dark"):
        for width in (1280, 320):
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
            page = context.new_page()
            requests = []
            page.on("request", lambda request: requests.append(request.url))
            page.goto(page_file.as_uri())
            for details in page.query_selector_all("details"):
                details.evaluate("element => element.open = true")
            violations = Axe().run(page, options=AXE_RULES).response["violations"]
            check(f"{name} {scheme} {width}: axe", not violations, str([(v["id"], v["nodes"][0]["html"][:120]) for v in violations]))
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(f"{name} {scheme} {width}: no sideways scrolling", wide <= 0, f"{wide} px")
            check(f"{name} {scheme} {width}: loads nothing else", len(requests) == 1, str(requests[1:3]))
            if pictures:
                page.screenshot(path=pictures / f"{name}-{scheme}-{width}.png")
            context.close()


def use_without_scripts(browser, page_file: pathlib.Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    findings = page.locator("article.finding")
    total = findings.count()
    check("there are findings to filter", total > 3)
    people = page.locator("input[name=who]").count()
    check("one can filter by people", people > 2)
    page.locator("#who-0").check()
    visible = sum(findings.nth(index).is_visible() for index in range(total))
    check("filtering by people hides the others without scripts", 0 < visible < total, f"{visible} of {total}")
    page.locator("#who-all").check()
    check("everyone comes back", all(findings.nth(index).is_visible() for index in range(total)))
    page.locator("#level-critical").check()
    critical = page.locator("article.finding.critical").count()
    visible = sum(findings.nth(index).is_visible() for index in range(total))
    check("filtering by level shows that level", visible == critical, f"{visible} of {critical}")
    summary = page.locator("article.finding details summary").first
    summary.click()
    check("details open without scripts", page.locator("article.finding details[open]").count() == 1)
    context.close()


def use_matrix_without_scripts(browser, page_file: pathlib.Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(page_file.as_uri())
    check("matrix: a sentence and five bars come first", page.locator("ul.bars > li").count() == 5)
    check("matrix: at most five next things", 0 < page.locator("ol.next > li").count() <= 5)
    rows, sections = page.locator("tr.row"), page.locator("section.row")
    total = rows.count()
    check("matrix: each pattern has a row and a section", total > 5 and sections.count() == total)
    page.locator("#harm-critical").check()
    visible = sum(rows.nth(index).is_visible() for index in range(total))
    check("matrix: the filter works without scripts", 0 < visible < total, f"{visible} of {total}")
    check("matrix: sections follow", sum(sections.nth(index).is_visible() for index in range(total)) == visible)
    page.locator("#harm-all").check()
    words = page.locator("td .state").all_inner_texts()
    check("matrix: each cell says its state in a word", {word.strip() for word in words} <= {"met", "partial", "missing"})
    link = page.locator("tr.row a.cell").first
    target = link.get_attribute("href")
    link.click()
    check("matrix: a cell leads to its proof", page.url.endswith(target) and page.locator(target).is_visible())
    ids = re.findall(r' id="([^"]+)"', page_file.read_text())
    check("matrix: anchors are unique", len(ids) == len(set(ids)))
    context.close()


def use_by_keyboard(browser, page_file: pathlib.Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.keyboard.press("Tab")
    check("the first stop skips to the content", page.evaluate("document.activeElement.className") == "skip")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName + (document.activeElement.type || '')"))
    check("filters, details and scrolling regions are reached", {"INPUTradio", "SUMMARY", "DIV"} <= reached, str(reached))
    page.close()


def print_it(browser, page_file: pathlib.Path, pictures) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.locator("#level-critical").check()
    page.emulate_media(media="print")
    hidden = page.locator("article.finding").evaluate_all("all => all.filter(one => getComputedStyle(one).display === 'none').length")
    check("print shows every finding whatever is filtered", hidden == 0)
    check("print leaves the filters out", not page.locator("fieldset").first.is_visible())
    if pictures:
        page.pdf(path=pictures / "report.pdf", format="A4")
    page.close()


def main() -> None:
    pictures = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        files = pages(pathlib.Path(folder))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for page_file in files:
            look(browser, page_file, pictures)
        report = next(path for path in files if path.stem == "apple-family")
        use_without_scripts(browser, report)
        use_by_keyboard(browser, report)
        print_it(browser, report, pictures)
        use_matrix_without_scripts(browser, next(path for path in files if path.stem == "lantern-home-matrix"))
        browser.close()
    finish()


if __name__ == "__main__":
    main()
