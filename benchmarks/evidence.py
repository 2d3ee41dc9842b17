#!/usr/bin/env python3
"""Times the evidence log, with SQLite beside it in the same run and on the same disk.

Durable appends: one at a time, and in batches of 1,000. SQLite (Python's own, write-ahead log, synchronous=FULL) inserts
the same 200 bytes and commits as often; it neither hashes nor signs. Inclusion proofs: at random places in a log of
MILLIONS entries (10); beside it SQLite reads one of its rows at random. Receipts: Argon2id for each opening (target 60 to
120 ms), and the most memory while 1,000 wait and two are worked on.

Bundles: checking one of 1,000 exhibits of 100,000 bytes with `bellbird evidence verify`, beside bagit-python, which checks
the manifests and nothing else.

    ./dev bench evidence [MILLIONS] · bundle
"""
import os
import pathlib
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/log-bench"


def bench(*words) -> list:
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def sqlite(path: pathlib.Path, count: int, batch: int) -> float:
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("pragma journal_mode=wal")
    base.execute("pragma synchronous=full")
    base.execute("create table entries (id integer primary key, bytes blob)")
    start = time.perf_counter()
    for first in range(0, count, batch):
        base.execute("begin")
        base.executemany("insert into entries values (?, ?)", [(first + i, bytes(200)) for i in range(batch)])
        base.execute("commit")
    return time.perf_counter() - start


def rows(path: pathlib.Path, count: int) -> float:
    base = sqlite3.connect(path)
    times = []
    for _ in range(5000):
        place = random.randrange(count)
        start = time.perf_counter()
        base.execute("select bytes from entries where id = ?", (place,)).fetchone()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def receipts() -> None:
    alone = sorted(bench("open", 1, 30))
    print(f"\nopening a receipt, Argon2id: median {statistics.median(alone) * 1000:.0f} ms one at a time, "
          f"{statistics.median(bench('open', 2, 60)) * 1000:.0f} ms two at once")
    for waiting in (10, 1000):
        before, seconds, most = bench("wait", 2, waiting)
        print(f"{waiting:,} waiting, two at once: {seconds:.1f} s for all, at most {most:.0f} MiB in memory "
              f"({before:.0f} before)")


def verifying(folder: pathlib.Path) -> None:
    count, size = 1000, 100_000
    bundle = folder / "bundle"
    bench("bundle", bundle, count, size)
    bellbird = [ROOT / ".build/release/bellbird", "evidence", "verify", bundle]
    bagit = [sys.executable, "-m", "bagit", "--quiet", "--validate", bundle]
    peers = {"bellbird, everything": bellbird, "bagit-python, the bag": bagit}
    times = {name: [] for name in peers}
    for _ in range(5):
        for name, words in peers.items():
            start = time.perf_counter()
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - start)
    print(f"\nchecking a bundle of {count:,} exhibits of {size:,} bytes, median (fastest) of 5")
    for name, seconds in times.items():
        print(f"{name:<42} {statistics.median(seconds):>8.2f} s ({min(seconds):.2f} s)")


def main() -> None:
    if sys.argv[1:] == ["bundle"]:
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
            print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
            verifying(pathlib.Path(folder))
        return
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    folder = pathlib.Path(tempfile.mkdtemp(dir=os.environ.get("TMPDIR")))
    try:
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print(f"{'durable appends a second':<42} {'log':>10} {'SQLite':>10}")
        for name, count, batch in (("one by one", 1500, 1), ("in batches of 1,000", 200_000, 1000)):
            ours, theirs = [], []
            for run in range(3):
                ours.append(count / bench("append", folder / f"log-{batch}-{run}", count, batch)[0])
                theirs.append(count / sqlite(folder / f"base-{batch}-{run}", count, batch))
            print(f"{name:<42} {statistics.median(ours):>10,.0f} {statistics.median(theirs):>10,.0f}", flush=True)
        count = int(millions * 1_000_000)
        seconds = bench("grow", folder / "large", count)[0]
        print(f"\na log of {count:,} entries: made in {seconds:.0f} s ({count / seconds:,.0f} a second)")
        opening, *proofs = bench("prove", folder / "large", 5000)
        warm = sorted(proofs[1000:])
        print(f"opened in {opening * 1000:.0f} ms")
        print(f"inclusion proof, checked against the root: median {statistics.median(warm) * 1e6:.0f} µs, "
              f"99th percentile {warm[int(len(warm) * 0.99)] * 1e6:.0f} µs")
        print(f"the first thousand, while tiles are read: median {statistics.median(proofs[:1000]) * 1e6:.0f} µs")
        print(f"SQLite, a row of 200,000 by its number: median {rows(folder / 'base-1000-0', 200_000) * 1e6:.0f} µs")
        receipts()
        verifying(folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
