"""What the journeys share: the program that is tried, the rules that pages are held to, and a count of what held."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/bellbird"
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
counts = {True: 0, False: 0}


def check(name: str, holds: bool, detail: str = "") -> None:
    counts[bool(holds)] += 1
    if not holds:
        print(f"✗ {name} {detail}")


def finish() -> None:
    """Says how much held, and ends the program with 1 where something did not."""
    print(f"{counts[True]} passed, {counts[False]} failed")
    sys.exit(1 if counts[False] else 0)
