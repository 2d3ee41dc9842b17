#!/usr/bin/env python3
"""Whom the rules for a wiki's logs name, how many of them were blocked later, and how many comparable accounts were.

Runs `bellbird detect` with detection/examples/wiki over two months of real logs and writes the tables into
docs/detection-real-input.md. The logs are read where they are; nothing of them is printed.
"""
import bisect
import collections
import datetime
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/bellbird"
RULES = ROOT / "detection/examples/wiki"
DATA = ROOT.parent / "shared/data/wiki-blocks"
DOCUMENT = ROOT / "docs/detection-real-input.md"
DAY = 86_400
HORIZONS = (1, 7, 30)
MOMENTS_MAX = 10
COMPARED_MIN = 20

# Which accounts an alert names; of many-on-one, all whose hits it lists.
NAMED = {"repeated-hits": "writer", "same-filter-after-block": "newcomer", "against-the-blocker": "newcomer", "many-on-one": None}


def seconds(text: str) -> float:
    return datetime.datetime.fromisoformat(text).timestamp()


class Month:
    """One log, with what is needed to compare accounts."""

    def __init__(self, path: pathlib.Path):
        self.name = path.name.split(".")[0]
        with gzip.open(path, "rb") as file:
            self.bytes = file.read()
        self.rows = [json.loads(line) for line in self.bytes.splitlines()]
        self.end = seconds(self.rows[-1]["ts"])
        self.blocks = collections.defaultdict(list)
        for row in self.rows:
            # A robot blocks open proxies by the thousand; that says nothing of what an account did.
            if row["type"] == "block" and row["reason"] != "proxy_tor":
                self.blocks[row["target"]].append((seconds(row["ts"]), row["reason"]))
        self.moments = self.activity()

    def activity(self) -> dict:
        """Per account: the moments at which a filter acted, in order, each with the filter's result."""
        found = collections.defaultdict(list)
        for row in self.rows:
            if row["type"] == "filter_hit" and row["result"] in ("tag", "warn", "disallow"):
                at, list_ = seconds(row["ts"]), found[row["actor"]]
                if list_ and list_[-1][0] == at:
                    list_[-1] = (at, row["result"])
                else:
                    list_.append((at, row["result"]))
        return found

    def stratum(self, account: str, place: int) -> tuple:
        """What makes accounts comparable at their moment number `place`."""
        at, result = self.moments[account][place]
        first = bisect.bisect_left(self.moments[account], (at - DAY,))
        return self.name, account.split(":")[0], min(place - first + 1, MOMENTS_MAX), result

    def blocked_before(self, account: str, at: float) -> bool:
        return any(time <= at for time, _ in self.blocks[account])

    def blocked_within(self, account: str, at: float, days: int):
        """The reason of the first block in that time, or nothing."""
        return next((reason for time, reason in self.blocks[account] if at < time <= at + days * DAY), None)

    def alerts(self) -> tuple:
        with tempfile.TemporaryDirectory() as folder:
            log, out, metrics = (pathlib.Path(folder) / name for name in ("log", "alerts", "metrics"))
            log.write_bytes(self.bytes)
            subprocess.run([PROGRAM, "detect", "--rules", RULES, "--out", out, "--metrics", metrics, log], check=True)
            return [json.loads(line) for line in out.read_text().splitlines() if line], metrics.read_text()

    def named(self, alerts: list) -> dict:
        """Per rule: each account with the time of the first alert that names it, and the person that this is about."""
        found = {rule: {} for rule in NAMED}
        for alert in alerts:
            role = NAMED[alert["rule"]]
            people = [alert["roles"][role]] if role else {self.rows[number - 1]["actor"] for number in alert["events"]}
            person = alert["roles"].get("person") or alert["roles"]["guardian"]
            for account in people:
                found[alert["rule"]].setdefault(account, (alert["ts"] / 1000, person))
        return found


def comparisons(month: Month, named: set) -> dict:
    """Accounts that no rule names and that were not blocked yet, at the first moment at which each has a stratum."""
    found = collections.defaultdict(list)
    for account in month.moments.keys() - named:
        seen = set()
        for place, (at, _) in enumerate(month.moments[account]):
            stratum = month.stratum(account, place)
            if stratum not in seen and not month.blocked_before(account, at):
                seen.add(stratum)
                found[stratum].append((account, at))
    return found


def interval(part: int, whole: int) -> tuple:
    """Wilson's, at 95 %."""
    z, share = 1.96, part / whole
    middle, half = share + z * z / (2 * whole), z * (share * (1 - share) / whole + z * z / (4 * whole * whole)) ** 0.5
    return (middle - half) / (1 + z * z / whole), (middle + half) / (1 + z * z / whole)


def judge(months: list, rule: str, days: int, without=frozenset()) -> dict:
    """The accounts of one rule that can be followed for so long, beside comparable ones."""
    result = collections.Counter()
    expected, reasons = 0.0, collections.Counter()
    for month, named, others in months:
        for account, (at, person) in named[rule].items():
            if person in without:
                continue
            if month.blocked_before(account, at):
                result["before"] += 1
                continue
            if at + days * DAY > month.end:
                result["log ends"] += 1
                continue
            place = bisect.bisect_right(month.moments[account], (at, "~")) - 1
            group = [one for one in others[month.stratum(account, place)] if one[1] + days * DAY <= month.end]
            if len(group) < COMPARED_MIN:
                result["alone"] += 1
                continue
            reason = month.blocked_within(account, at, days)
            result["followed"] += 1
            result["blocked"] += reason is not None
            reasons[reason] += reason is not None
            expected += sum(month.blocked_within(one, time, days) is not None for one, time in group) / len(group)
    return {**result, "expected": expected, "reasons": +reasons}


def persons(months: list, rule: str) -> list:
    """The persons whom a rule's alerts are about, those with most accounts first."""
    return collections.Counter(person for _, named, _ in months for _, person in named[rule].values()).most_common()


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def row(label: str, found: dict) -> str:
    n, hit = found.get("followed", 0), found.get("blocked", 0)
    if not n:
        return f"| {label} | 0 | – | – | – | – |"
    low, high = interval(hit, n)
    base = found["expected"] / n
    lift = f"{hit / n / base:.1f}" if base else "–"
    return f"| {label} | {n} | {hit} | {percent(hit / n)} ({percent(low)[:-2]}–{percent(high)}) | {percent(base)} | {lift} |"


def tables(months: list, counts: list) -> str:
    out = ["| month | lines | malformed | late | same as an earlier line | alerts |\n|---|---:|---:|---:|---:|---:|", *counts, ""]
    out.append("| rule | persons | accounts named | blocked before | log ends within 7 days | no comparable |\n|---|---:|---:|---:|---:|---:|")
    for rule in NAMED:
        found = judge(months, rule, 7)
        total = sum(len(named[rule]) for _, named, _ in months)
        out.append(f"| {rule} | {len(persons(months, rule))} | {total} | {found.get('before', 0)} | {found.get('log ends', 0)} | {found.get('alone', 0)} |")
    out.append("\n| rule, within | followed | blocked | share (95 %) | comparable accounts | lift |\n|---|---:|---:|---:|---:|---:|")
    for rule in NAMED:
        out += [row(f"{rule}, {days} d", judge(months, rule, days)) for days in HORIZONS]
        out += [row(f"– 7 d, {one[0].name} alone", judge([one], rule, 7)) for one in months]
        person, accounts = persons(months, rule)[0]
        share = accounts / sum(count for _, count in persons(months, rule))
        out.append(row(f"– 7 d, without one person ({percent(share)} of its accounts)", judge(months, rule, 7, {person})))
    reasons = sum((judge(months, rule, 7)["reasons"] for rule in NAMED), collections.Counter())
    out.append("\nReasons of these blocks within 7 days, all rules: " + ", ".join(f"{name} {count}" for name, count in reasons.most_common()) + ".\n")
    return "\n".join(out)


def metric(text: str, name: str) -> int:
    return int(re.search(rf"^bellbird_detect_{name} (\d+)$", text, re.M).group(1))


def replace(document: str, text: str) -> str:
    start, end = "<!-- wiki: written by ./dev bench real -->\n", "<!-- end of wiki -->\n"
    before, rest = document.split(start)
    return before + start + "\n" + text + "\n" + rest[rest.index(end):]


def main() -> None:
    paths = sorted(DATA.glob("*.jsonl.gz"))
    if not paths:
        print("skipped: the wiki's logs are not here (../shared/data/wiki-blocks)")
        return
    months, counts = [], []
    for path in paths:
        month = Month(path)
        alerts, metrics = month.alerts()
        named = month.named(alerts)
        months.append((month, named, comparisons(month, {account for rule in named.values() for account in rule})))
        malformed, late = (metric(metrics, name) for name in ("malformed_lines_total", "late_events_total"))
        repeated = len(month.rows) - len(set(month.bytes.splitlines()))
        counts.append(f"| {month.name} | {len(month.rows):,} | {malformed} | {late} | {repeated:,} | {len(alerts)} |")
    text = tables(months, counts)
    print(text)
    DOCUMENT.write_text(replace(DOCUMENT.read_text(), text))


if __name__ == "__main__":
    sys.exit(main())
