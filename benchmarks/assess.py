#!/usr/bin/env python3
"""Times `bellbird assess` as a whole process on generated products, with pytm on models of equal size beside it.

Both start, read or build the model, analyse it and print JSON. Each figure is the median of several runs, taken in turn.
"""
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/bellbird"
PYTM = pathlib.Path(__file__).with_name("assess_pytm.py")
CAPABILITIES = [
    line.split()[0]
    for line in subprocess.run([PROGRAM, "catalogue", "list", "capabilities"], capture_output=True, text=True).stdout.splitlines()
]


def product(features: int) -> str:
    """A product with that many features and twice as many grants, the same for the same number."""
    rng = random.Random(features)
    lines = ["bellbird: product/1", "product: { id: generated, name: Generated }", "relationships: [partner, ex-partner, carer, stranger]", "roles:"]
    for role in ("organiser", "member", "guest", "carer"):
        powers = ", administers: true, pays: true" if role == "organiser" else ""
        lines.append(f"  {role}: {{ can_be: [partner, ex-partner, carer]{powers} }}")
    lines.append("features:")
    for index in range(features):
        capabilities = ", ".join(rng.sample(CAPABILITIES, rng.choice((1, 1, 2))))
        lines += [f"  - id: feature-{index}", f"    title: Feature number {index}", f"    capabilities: [{capabilities}]", "    grants:"]
        for subject, viewer in (("member", "organiser"), ("member", "guest")):
            lines += [
                f"      - subject: {subject}", f"        viewer: {viewer}", f"        started_by: {rng.choice(['viewer', 'default-on', 'either'])}",
                f"        subject_accepts: {rng.choice(['true', 'false'])}", f"        subject_told: {rng.choice(['never', 'on-start', 'always-visible'])}",
                f"        ended_by: [{rng.choice([viewer, 'subject'])}]", f"        end_noticed_by: [{rng.choice([viewer, 'subject'])}]",
                f"        residue: {rng.choice(['none', 'a history of 30 days'])}",
            ]
    return "\n".join(lines) + "\n"


def run(command: list) -> tuple:
    """Seconds from start to exit, peak memory in MB, and what was printed."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read()


def main() -> None:
    folder = pathlib.Path(tempfile.mkdtemp())
    print("whole process, median of runs in turn; pytm: the same number of elements, two data flows each\n")
    print(f"{'':>10} {'bellbird':>36} {'pytm':>34}")
    print(f"{'features':>10} {'seconds':>10} {'MB':>6} {'findings':>9} {'each':>7} {'seconds':>12} {'MB':>6} {'findings':>9} {'each':>6}")
    for features, rounds, with_peer in ((15, 9, True), (100, 7, True), (1000, 5, True), (3000, 3, False), (10_000, 3, False)):
        model = folder / f"{features}.yaml"
        model.write_text(product(features))
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(run([PROGRAM, "assess", model, "--format", "json"]))
            if with_peer:
                theirs.append(run([sys.executable, PYTM, str(features)]))
        summary = json.loads(ours[0][2])["summary"]
        found = sum(summary["open"].values())
        line = f"{features:>10} {median(ours, 0):>10.3f} {median(ours, 1):>6.0f} {found:>9} {found / features:>7.1f}"
        if theirs:
            count = int(theirs[0][2])
            line += f" {median(theirs, 0):>12.3f} {median(theirs, 1):>6.0f} {count:>9} {count / features:>6.1f}"
        print(line, flush=True)


def median(runs: list, place: int) -> float:
    return statistics.median(run[place] for run in runs)


if __name__ == "__main__":
    main()
