#!/usr/bin/env python3
"""The guides of an example product in a real browser, as a person in danger would use them: accessible, by keyboard, without
scripts, narrow, dark, from right to left, in print; and left at once, with nothing of them in the history."""
import functools
import http.server
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from journey import AXE_RULES, PROGRAM, ROOT, check, finish

EXIT = "https://www.bbc.com/weather"
PAGE_BYTES_MAX = 50_000
BLANK_MS_MAX = 100
SECONDS_BETWEEN_PRESSES = 5


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Site:
    """The site behind a server, and a browser that answers for the rest of the world with an empty page."""

    def __init__(self, browser, folder: pathlib.Path, origin: str):
        self.browser, self.folder, self.origin = browser, folder, origin

    def open(self, path: str, **options):
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        page.asked, page.outside = [], []

        def answer(route):
            page.outside.append(route.request)
            route.fulfill(body="<title>Weather</title>Sunny", content_type="text/html")

        context.route(lambda url: not url.startswith(self.origin), answer)
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"{self.origin}/{path}")
        return page

    @property
    def paths(self) -> list:
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*.html"))


def look(site: Site) -> None:
    """axe on every page in light and dark; width, weight and requests of every page at 320 px."""
    for scheme in ("light", "dark"):
        page = site.open("index.html", color_scheme=scheme)
        for path in site.paths:
            page.goto(f"{site.origin}/{path}")
            violations = Axe().run(page, options=AXE_RULES).response["violations"]
            check(f"{path} {scheme}: axe", not violations, str([(v["id"], v["nodes"][0]["html"][:160]) for v in violations]))
        page.context.close()
    page = site.open("index.html", viewport={"width": 320, "height": 700}, has_touch=True)
    for path in site.paths:
        page.asked.clear()
        page.goto(f"{site.origin}/{path}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        check(f"{path}: no sideways scrolling at 320 px", wide <= 0, f"{wide} px")
        asked = [url for url in page.asked if not url.endswith("/favicon.ico")]
        check(f"{path}: one request, and it stays here", asked == [f"{site.origin}/{path}"], str(asked))
        weight = (site.folder / path).stat().st_size
        check(f"{path}: at most 50 kB", weight <= PAGE_BYTES_MAX, f"{weight} bytes")
        small = page.evaluate(
            "[...document.querySelectorAll('a.exit, .button, .chips a, .pages a, .dial, .back, .tongues a')]"
            ".map(a => a.getBoundingClientRect()).filter(r => r.width > 1 && r.height < 44).length")
        check(f"{path}: large enough to touch", small == 0, f"{small} are not")
    check("nothing was asked of anybody else", not page.outside, str([r.url for r in page.outside][:3]))
    page.context.close()


def titles_are_neutral(site: Site) -> None:
    page = site.open("index.html")
    for language in ("en", "ar", "vi"):
        guides = [path for path in site.paths if re.fullmatch(language + r"/p\d+\.html", path)]
        for path in guides:
            page.goto(f"{site.origin}/{path}")
            heading = page.locator("h1").inner_text()
            check(f"{path}: the title says nothing of the guide", heading not in page.title(), page.title())
            check(f"{path}: safety comes before the steps", page.evaluate(
                "(() => { const s = document.getElementById('b1'), t = document.querySelector('.step');"
                " return !!s && (!t || !!(s.compareDocumentPosition(t) & 4)); })()"))
    page.context.close()


def step_names() -> set:
    """Ids of steps and of sections: nothing of them may stand in an address."""
    names = {"safety", "who", "decide", "steps", "notice", "undo", "limits", "help"}
    for guide in (ROOT / "guides/en").glob("*.md"):
        names |= set(re.findall(r"^id: ([a-z0-9-]+)$", guide.read_text(), re.MULTILINE))
    return names


def addresses_are_neutral(site: Site) -> None:
    """Every link inside a page is followed, as somebody who reads would; then the full addresses of the history are looked at."""
    names = step_names()
    page = site.open("index.html")
    seen = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    for path in (path for path in site.paths if re.fullmatch(r"(en|ar)/p\d+\.html", path)):
        page.goto(f"{site.origin}/{path}")
        for link in page.locator("main a[href^='#']").all():
            link.click()
            seen.append(page.url)
    followed = {url.removeprefix(site.origin + "/") for url in seen}
    check("links to steps were followed", sum("#" in url for url in followed) > 50, str(len(followed)))
    for url in sorted(followed):
        words = set(re.split(r"[/.#]", url))
        check(f"{url}: the history names no step", not any(name in words or f"-{name}" in url for name in names), url)
    page.context.close()


def leave_by_button(site: Site) -> None:
    page = site.open("en/index.html")
    page.goto(f"{site.origin}/en/pages.html")
    page.locator(".pages a").first.click()
    before = page.evaluate("history.length")
    blank = page.evaluate(
        """() => new Promise(resolve => {
          const start = performance.now();
          const seen = () => getComputedStyle(document.querySelector('main')).display === 'none';
          document.querySelector('a.exit').click();
          const look = () => seen() ? resolve(performance.now() - start) : requestAnimationFrame(look);
          look();
        })""")
    check("the exit blanks the page in under 100 ms", blank < BLANK_MS_MAX, f"{blank:.1f} ms")
    print(f"the exit blanked the page in {blank:.1f} ms")
    page.wait_for_url(EXIT)
    check("the exit leads to the weather", page.title() == "Weather")
    referers = [request.headers.get("referer") for request in page.outside if request.url == EXIT]
    check("the weather is not told where one came from", referers == [None], str(referers))
    after = page.evaluate("history.length")
    page.go_back()
    check("back does not lead to the guide", not re.search(r"/p\d+\.html", page.url), page.url)
    check("the guide's place in the history was taken", after == before, f"{before}, then {after}")
    page.context.close()


def leave_by_shift(site: Site) -> None:
    page = site.open("en/p1.html")
    for count in (1, 2):
        page.keyboard.press("Shift")
        check(f"{count} dots are lit", page.locator(".dots").get_attribute("data-count") == str(count))
        check("what is left is said", str(3 - count) in page.locator("#exit-said").inner_text())
    page.keyboard.press("Shift")
    page.wait_for_url(EXIT)
    check("Shift three times leaves", page.title() == "Weather")
    page.context.close()
    page = site.open("en/p1.html")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(SECONDS_BETWEEN_PRESSES * 1000 + 300)
    check("after five seconds the count starts again", page.locator(".dots").get_attribute("data-count") == "0")
    for key in ("Shift+A", "Shift+B", "Shift+C", "Shift+D"):
        page.keyboard.press(key)
    check("capitals do not leave", page.url.startswith(site.origin))
    page.context.close()


def leave_by_keyboard(site: Site) -> None:
    page = site.open("ar/p1.html")
    page.keyboard.press("Tab")
    check("the first stop skips to the text", page.evaluate("document.activeElement.getAttribute('href')") == "#main")
    page.keyboard.press("Tab")
    check("the second stop is the exit", page.evaluate("document.activeElement.hasAttribute('data-exit')"))
    check("it shows when it has the focus", page.evaluate("document.activeElement.getBoundingClientRect().left >= 0"))
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT)
    check("Enter leaves", page.title() == "Weather")
    page.context.close()


def read_by_keyboard(site: Site) -> None:
    page = site.open("index.html")

    def press_until(text: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim()").startswith(text):
                with page.expect_navigation():
                    page.keyboard.press("Enter")
                return
        check(f"the keyboard reaches “{text}”", False)

    press_until("Go on")
    check("the keyboard reaches the list of pages", page.url.endswith("/en/pages.html"), page.url)
    press_until("I live with")
    check("the keyboard reaches a situation", page.url.endswith("/en/s1.html"), page.url)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.pages a')"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check("the keyboard reaches a guide", bool(re.search(r"/p\d+\.html$", page.url)), page.url)
    page.context.close()


def read_without_scripts(site: Site) -> None:
    page = site.open("index.html", java_script_enabled=False)
    page.locator("a.button").click()
    page.locator(".chips a").first.click()
    page.locator(".pages a").first.click()
    check("without scripts one reaches a guide", bool(re.search(r"/p\d+\.html$", page.url)), page.url)
    page.locator(".tongues a").first.click()
    check("without scripts the language changes", "/ar/" in page.url or "/en/" in page.url or "/vi/" in page.url)
    link = page.locator("a.exit")
    check("the exit link tells nobody", link.get_attribute("rel") == "nofollow noreferrer")
    link.click()
    page.wait_for_url(EXIT)
    check("without scripts the exit leads to the weather", page.title() == "Weather")
    page.context.close()


def read_from_right_to_left(site: Site) -> None:
    page = site.open("ar/pages.html", viewport={"width": 1280, "height": 900})
    check("the page runs from right to left", page.evaluate("getComputedStyle(document.body).direction") == "rtl")
    right = page.evaluate("document.querySelector('h1').getBoundingClientRect().right - document.querySelector('main').getBoundingClientRect().right")
    check("the heading starts on the right", abs(right) < 45, f"{right}")
    number, title = (page.locator(f".pages .{name}").first.bounding_box() for name in ("number", "title"))
    check("numbers stand to the right of titles", number["x"] > title["x"])
    english = next((path for path in site.paths if path.startswith("ar/p") and 'div lang="en"' in (site.folder / path).read_text()), None)
    if english:
        page.goto(f"{site.origin}/{english}")
        check("English inside runs from left to right", page.evaluate("getComputedStyle(document.querySelector('main > div[lang=en] h1')).direction") == "ltr")
        check("a note says why it is in English", page.locator("main > .callout").count() == 1)
    page.context.close()


def print_it(site: Site, pictures) -> None:
    page = site.open("en/p5.html" if "en/p5.html" in site.paths else "en/p1.html")
    page.emulate_media(media="print")
    for part in ("a.exit", ".page-head", ".meta", ".back"):
        check(f"print leaves {part} out", not page.locator(part).first.is_visible())
    check("print keeps the steps", page.locator(".step").first.is_visible())
    sizes = page.evaluate("['h1', '.step p'].map(name => parseFloat(getComputedStyle(document.querySelector(name)).fontSize))")
    check("print has no headline that shows from afar", sizes[0] <= sizes[1] * 1.3, str(sizes))
    check("print says the safety notice", page.locator("#b1").is_visible())
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        page.pdf(path=pictures / "guide.pdf" if pictures else file.name, format="A4")
    page.context.close()


def take_pictures(site: Site, folder: pathlib.Path) -> None:
    for path in ("index.html", "en/pages.html", "en/p5.html", "en/contacts.html", "ar/p5.html", "ar/p9.html", "vi/s1.html"):
        if path not in site.paths:
            continue
        for scheme, width in (("light", 390), ("dark", 320), ("light", 1280)):
            page = site.open(path, color_scheme=scheme, viewport={"width": width, "height": 900})
            page.screenshot(path=folder / f"{path.replace('/', '-')[:-5]}-{scheme}-{width}.png", full_page=True)
            page.context.close()


def main() -> None:
    pictures = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run([PROGRAM, "guide", "build", ROOT / "examples/lantern-home", "--out", folder], check=True, capture_output=True)
        server = serve(folder)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        site = Site(browser, pathlib.Path(folder), f"http://127.0.0.1:{server.server_port}")
        check("there are three languages and twenty guides", len(site.paths) > 60, str(len(site.paths)))
        leave_by_button(site)
        leave_by_shift(site)
        leave_by_keyboard(site)
        read_by_keyboard(site)
        read_without_scripts(site)
        read_from_right_to_left(site)
        print_it(site, pictures)
        titles_are_neutral(site)
        addresses_are_neutral(site)
        if pictures:
            take_pictures(site, pictures)
        look(site)
        browser.close()
        server.shutdown()
    finish()


if __name__ == "__main__":
    main()
