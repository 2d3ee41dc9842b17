#!/usr/bin/env python3
"""Times `bellbird detect` on reference logs beside DuckDB, plain Python and hand-written C++, and checks that all agree.

usage: ./dev bench detect [MILLIONS…] [--write]      1 and 10 if not given; --write puts the tables into docs/performance.md

All programs run in turn on one core with a warm page cache; figures are medians. Logs, their planted cases and the peers
come from the shared benchmark folder and are kept in .build/bench-detect. Then: the cost of more rules, and how long an
alert takes from a pipe. `./dev bench cel` times the conditions alone.
"""
import collections
import datetime
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
import detect_pipe

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/bellbird"
RULES = ROOT / "benchmarks/reference"
PEERS = ROOT.parent / "shared/bench"
KEPT = ROOT / ".build/bench-detect"
DOCUMENT = ROOT / "docs/performance.md"
MARKS = "<!-- detect: written by ./dev bench detect --write -->\n", "<!-- end of detect -->\n"
CORE = max(os.sched_getaffinity(0))
OURS, LIMIT, DUCK, PYTHON = "bellbird", "C++ by hand", "DuckDB, one thread", "plain Python"
# From here on only the C++ limit keeps us company: the others would take minutes and gigabytes.
FEW_PEERS_ABOVE = 10

Run = collections.namedtuple("Run", "whole own processor megabytes")
Result = collections.namedtuple("Result", "millions seed runs verdict load")


# Logs and programs

def reference_log(millions: int, seed: int) -> tuple:
    """The log and its truth, made once; the same seed gives the same bytes."""
    log, truth = (KEPT / f"{millions}M-{seed}.{ending}" for ending in ("ndjson", "truth.jsonl"))
    if not log.exists():
        print(f"making a log of {millions} million events, seed {seed}", file=sys.stderr)
        draft = log.with_suffix(".draft")
        command = [sys.executable, PEERS / "gen.py", str(millions * 1_000_000), draft, truth, str(seed)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        draft.rename(log)
    return log, truth


def limit_program() -> pathlib.Path | None:
    """The hand-written C++, compiled once; nothing where a compiler or its libraries are missing."""
    program = KEPT / "limit2"
    if not program.exists():
        command = ["g++", "-O3", "-march=native", "-std=c++17", PEERS / "limit2.cpp", "-o", program, "-lsimdjson", "-lhs", "-lpthread"]
        if not shutil.which("g++") or subprocess.run(command, stderr=subprocess.DEVNULL).returncode != 0:
            print("limit2 cannot be compiled: ./dev setup installs g++, simdjson and Hyperscan", file=sys.stderr)
            return None
    return program


def programs(log: pathlib.Path, few: bool) -> dict:
    """The command of each program, which writes its alerts to the path that comes in place of OUT."""
    all_of_them = {OURS: [PROGRAM, "detect", "--rules", RULES, "--out", "OUT", log]}
    if limit := limit_program():
        all_of_them[LIMIT] = [limit, log, "OUT", "full"]
    if not few or LIMIT not in all_of_them:
        all_of_them[DUCK] = [sys.executable, PEERS / "duck.py", log, "OUT", "1"]
        all_of_them[PYTHON] = [sys.executable, PEERS / "plain.py", log, "OUT"]
    return all_of_them


def run(command: list, out: pathlib.Path) -> Run:
    """One process on one core, from start to exit; its own seconds where it prints them."""
    out.unlink(missing_ok=True)
    pinned = ["taskset", "-c", str(CORE), *(str(out) if part == "OUT" else str(part) for part in command)]
    start = time.perf_counter()
    process = subprocess.Popen(pinned, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    whole = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    own = json.loads(printed.splitlines()[-1])["s"] if printed.startswith(b"{") else whole
    return Run(whole, own, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


# One log, all programs

def alerts(path: pathlib.Path) -> set:
    """Rule and key of each alert, from our lines or the peers' arrays."""
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    found = {(line["rule"], *line["key"]) if isinstance(line, dict) else tuple(line) for line in lines}
    assert len(found) == len(lines), f"{path} has an alert twice"
    return found


def verdict(found: dict, truth: pathlib.Path) -> str:
    """Whether the alerts are the same everywhere, and which planted cases and near misses are among ours."""
    cases = [json.loads(line) for line in truth.read_text().splitlines()]
    planted, near = ({(case["rule"], *case["key"]) for case in cases if case["planted"] is kind} for kind in (True, False))
    ours = found[OURS]
    others = [f"{name}: {'identical' if theirs == ours else f'{len(ours - theirs)} only here, {len(theirs - ours)} only there'}"
              for name, theirs in found.items() if name != OURS]
    return (f"{len(ours):,} alerts; {'; '.join(others)}. Planted cases found: {len(ours & planted):,} of {len(planted):,}; "
            f"near misses hit: {len(ours & near)} of {len(near):,}.")


def compare(millions: int, seed: int, rounds: int) -> Result:
    """Runs by program, in turn, and the verdict on their alerts."""
    log, truth = reference_log(millions, seed)
    runs, found, before = collections.defaultdict(list), {}, load()
    for turn in range(rounds):
        subprocess.run(["cat", log], stdout=subprocess.DEVNULL, check=True)
        for name, command in programs(log, few=millions > FEW_PEERS_ABOVE).items():
            if name == PYTHON and turn > 0:
                continue
            out = KEPT / "alerts.jsonl"
            runs[name].append(run(command, out))
            found[name] = alerts(out)
    return Result(millions, seed, runs, verdict(found, truth), before)


def median(runs: list, field: str) -> float:
    return statistics.median(getattr(each, field) for each in runs)


def comparison(result: Result) -> str:
    """The table of one log: ratios of the same run first. A peer's own seconds leave out its start; ours never do."""
    rows = []
    for name, theirs in result.runs.items():
        clock = median(theirs, "own") / median(result.runs[OURS], "whole")
        processor = median(theirs, "processor") / median(result.runs[OURS], "processor")
        rates = (f"{result.millions / median(theirs, field):.2f} M" for field in ("whole", "own", "processor"))
        rows.append([name, f"{clock:.2f}", f"{processor:.2f}", *rates, f"{median(theirs, 'megabytes'):.0f}", len(theirs)])
    return (f"### {result.millions} million events, seed {result.seed}\n\n{result.verdict} Load before: {result.load}.\n\n" + table(
        ["program", "our speed ÷ theirs, by clock", "by processor time", "events/s, whole process", "own time", "processor time", "MB", "runs"], rows))


def growth(results: list) -> str:
    """Whether time grows with the log and not faster."""
    rows = []
    names = [name for name in (OURS, LIMIT) if name in results[0].runs]
    for result in results:
        costs = (f"{median(result.runs[name], 'processor') * 1000 / result.millions:.0f}" for name in names)
        rows.append([f"{result.millions} million, seed {result.seed}", *costs, f"{median(result.runs[OURS], 'megabytes'):.0f}"])
    return "### Growth\n\nNanoseconds of processor time an event.\n\n" + table(["events", *names, "our MB"], rows)


# More rules

def folder_with(extra: dict) -> pathlib.Path:
    """The reference rules and more, each a file."""
    folder = KEPT / "rules"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(RULES, folder)
    for name, text in extra.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


def counting_rule(name: str, kind: str, condition: str = "") -> str:
    where = f"where: '{condition}'\n" if condition else ""
    return (f"bellbird: rule/1\nid: {name}\ntitle: One of many\npattern: persistent-unwanted-contact\nlevel: low\non: {kind}\n"
            f"as: {{ sender: actor, receiver: target }}\n{where}count: {{ at_least: 20, within: 24h }}\nkey: [sender, receiver]\n"
            f"reason: \"{{sender}} and {{receiver}}.\"\nnear_misses: [Nobody.]\n")


def copy_of_reference(index: int) -> str:
    """One of the six again under another name, with state of its own."""
    source = sorted(RULES.glob("R*.yaml"))[index % 6]
    return source.read_text().replace(f"id: {source.name[:2]}\n", f"id: {source.name[:2]}-{index}\n")


MORE_RULES = {
    "on kinds that the log has not": lambda index: counting_rule(f"more-{index}", f"kind_{index}"),
    "on `message`, each with a condition that rarely holds": lambda index: counting_rule(
        f"more-{index}", "message", f'text.contains("zq{index}")'),
    "on `report`, each counting pairs": lambda index: counting_rule(f"more-{index}", "report"),
    "the six again, each with its own state": copy_of_reference,
}


def rule_costs(counts: tuple = (10, 50, 100), rounds: int = 3) -> str:
    """Processor nanoseconds an event, as rules are added to the six."""
    log, _ = reference_log(1, 42)
    times = collections.defaultdict(list)
    for _ in range(rounds):
        for kind, make in {"": None, **MORE_RULES}.items():
            for count in counts if make else (6,):
                rules = folder_with({f"more-{index}": make(index) for index in range(count - 6)} if make else {})
                command = [PROGRAM, "detect", "--rules", rules, "--out", "OUT", log]
                times[kind, count].append(run(command, KEPT / "alerts.jsonl"))
    cost = {key: median(runs, "processor") * 1000 for key, runs in times.items()}
    six = cost["", 6]
    rows = [[kind, f"{six:.0f}", *(f"{cost[kind, count]:.0f}" for count in counts), f"{(cost[kind, counts[-1]] - six) / (counts[-1] - 6):.2f}"]
            for kind in MORE_RULES]
    return "### More rules\n\nNanoseconds of processor time an event, on 1 million events.\n\n" + table(
        ["further rules", "6 rules", *(f"{count} rules" for count in counts), "each further rule"], rows)


def from_a_pipe() -> str:
    before = load()
    return f"### From a pipe\n\n{detect_pipe.measure(PROGRAM, RULES, reference_log(1, 42)[0])} Load before: {before}.\n"


# Output

def table(head: list, rows: list) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def load() -> str:
    return " ".join(pathlib.Path("/proc/loadavg").read_text().split()[:3])


def machine() -> str:
    model = next((line.split(": ")[1] for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown processor\n")
    return f"{datetime.date.today()}, {os.cpu_count()} cores of {model.strip()}, all programs on one of them.\n"


def main() -> None:
    if not PEERS.exists():
        return print("the reference logs and peers are not here: nothing was measured")
    KEPT.mkdir(parents=True, exist_ok=True)
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [1, 10]
    parts = [machine()]
    print(parts[0], flush=True)
    results = []
    for size, seed in [(size, seed) for size in sizes for seed in ((42, 7) if size == 1 else (42,))]:
        results.append(compare(size, seed, rounds=5 if size == 1 else 3))
        print(comparison(results[-1]), flush=True)
    parts += map(comparison, results)
    for measure in (lambda: growth(results), rule_costs, from_a_pipe):
        parts.append(measure())
        print(parts[-1], flush=True)
    if "--write" in sys.argv:
        before, rest = DOCUMENT.read_text().split(MARKS[0])
        DOCUMENT.write_text(before + MARKS[0] + "\n" + "\n".join(parts) + "\n" + rest[rest.index(MARKS[1]):])


if __name__ == "__main__":
    main()
