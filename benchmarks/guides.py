#!/usr/bin/env python3
"""How long a site of guides takes, and its pages' weight; beside it python-markdown with jinja2 over the same files.

The peer only turns Markdown into a page: it checks nothing, fills nothing in and knows no steps. Writes docs/guides.md.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import jinja2
import markdown

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/bellbird"
DOCUMENT = ROOT / "docs/guides.md"
RUNS = 7
TEMPLATE = jinja2.Template("<!doctype html><html lang={{ language }}><title>{{ number }}</title><body>{{ body }}</body></html>")


def peer(out: pathlib.Path, names: set) -> int:
    count = 0
    for language in ("en", "ar", "vi"):
        (out / language).mkdir(parents=True, exist_ok=True)
        for name in sorted(names):
            path = ROOT / "guides" / language / name
            if not path.exists():
                path = ROOT / "guides/en" / name
            body = markdown.markdown(path.read_text().split("---\n", 2)[2], extensions=["fenced_code"])
            (out / language / f"{count}.html").write_text(TEMPLATE.render(language=language, number=count, body=body))
            count += 1
    return count


def timed(action) -> tuple:
    """Median wall and processor seconds of several runs."""
    walls, result = [], None
    for _ in range(RUNS):
        start = time.perf_counter()
        result = action()
        walls.append(time.perf_counter() - start)
    return statistics.median(walls), result


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        build = [PROGRAM, "guide", "build", ROOT / "examples/lantern-home", "--guides", ROOT / "guides", "--out", out / "site"]
        ours, result = timed(lambda: subprocess.run(build, check=True, capture_output=True, text=True).stdout.splitlines()[0])
        pages = sorted((out / "site").rglob("*.html"))
        sizes = [page.stat().st_size for page in pages]
        checked, _ = timed(lambda: subprocess.run([PROGRAM, "guide", "check", "--guides", ROOT / "guides"], capture_output=True))
        count = len({page.name for page in pages if page.name.startswith("p") and page.name != "pages.html"})
        names = {path.name for path in sorted((ROOT / "guides/en").glob("*.md"))[:count]}
        theirs, written = timed(lambda: peer(out / "peer", names))
    lines = [
        "| | pages | median of seven, wall clock |", "|---|---|---|",
        f"| `bellbird guide build`: read, check, fill in, write | {len(pages)} | {ours * 1000:.0f} ms |",
        f"| `bellbird guide check`: all guides and translations | – | {checked * 1000:.0f} ms |",
        f"| python-markdown and jinja2, running already: Markdown to a bare page | {written} | {theirs * 1000:.0f} ms |", "",
        f"{result[:-1]}; the median page has {statistics.median(sizes) / 1000:.0f} kB, all together {sum(sizes) / 1e6:.1f} MB.",
    ]
    print("\n".join(lines))
    if "--write" in sys.argv:
        text = DOCUMENT.read_text()
        start, end = text.index("<!-- guides:"), text.index("<!-- end -->")
        head = text[start:text.index("\n", start) + 1]
        DOCUMENT.write_text(text[:start] + head + "\n" + "\n".join(lines) + "\n\n" + text[end:])
    if ours > 2 or max(sizes) > 50_000:
        sys.exit("slower than 2 s, or a page above 50 kB")


if __name__ == "__main__":
    main()
