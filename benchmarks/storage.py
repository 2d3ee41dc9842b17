#!/usr/bin/env python3
"""Times the store, with SQLite beside it in the same run and on the same disk.

Durable reports: one after the other, and eight at once. A report is a case, an event, a sealed text of about 1 kB, a receipt,
an epoch with two holders and the key of the text, in two databases. Python's sqlite3 (write-ahead log, synchronous=FULL)
writes the same number of bytes into one table and commits once for each; with eight at once, eight processes do.
The queue: a page of 50 of CASES (100,000) open cases; beside it Python asks the same of a table with the same index.

    ./dev bench storage [CASES]
"""
import multiprocessing
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
PROGRAM = ROOT / ".build/release/storage-bench"
REPORT_BYTES = 2600


def bench(*words) -> list:
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def opened(path: pathlib.Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None, timeout=60)
    base.execute("pragma journal_mode=wal")
    base.execute("pragma synchronous=full")
    return base


def insert(path: pathlib.Path, count: int) -> None:
    base = opened(path)
    for _ in range(count):
        base.execute("insert into reports values (?, ?)", (os.urandom(16), bytes(REPORT_BYTES)))


def peer(path: pathlib.Path, count: int, workers: int) -> float:
    opened(path).execute("create table reports (id blob primary key, bytes blob)")
    start = time.perf_counter()
    if workers == 1:
        insert(path, count)
    else:
        pool = [multiprocessing.Process(target=insert, args=(path, count // workers)) for _ in range(workers)]
        for process in pool:
            process.start()
        for process in pool:
            process.join()
    return time.perf_counter() - start


def queue(path: pathlib.Path, count: int) -> float:
    base = opened(path)
    base.execute("create table cases (id blob primary key, tenant text, urgency integer, promised integer, state text)")
    base.execute("create index q on cases (tenant, urgency, promised, id)")
    rows = ((os.urandom(16), "bench", -random.randrange(5), random.randrange(1_000_000), "received") for _ in range(count))
    base.execute("begin")
    base.executemany("insert into cases values (?, ?, ?, ?, ?)", rows)
    base.execute("commit")
    times = []
    for _ in range(200):
        start = time.perf_counter()
        base.execute("select * from cases where tenant = 'bench' and (urgency, promised, id) > (-100, 0, x'') "
                     "order by urgency, promised, id limit 50").fetchall()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def fill(folder: pathlib.Path, count: int) -> None:
    """Makes open cases without content, all in one transaction: one by one they would take as long as reports."""
    bench("reports", folder, 1)
    base = opened(folder / "records/records.sqlite")
    rows = ((os.urandom(16), -random.randrange(5), random.randrange(1_000_000), "staff-1" if n % 20 == 0 else None)
            for n in range(count - 1))
    base.execute("begin")
    base.executemany("insert into cases (id, tenant, received, version, state, is_open, urgency, wish, promised, assigned) "
                     "values (?, 'bench', 1, 0, 'received', 1, ?, 'act', ?, ?)", rows)
    base.execute("commit")


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    folder = pathlib.Path(tempfile.mkdtemp(dir=os.environ.get("TMPDIR")))
    try:
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print(f"{'durable reports a second':<42} {'store':>10} {'SQLite':>10}")
        for name, workers in (("one by one", 1), ("eight at once", 8)):
            ours, theirs = [], []
            for run in range(3):
                ours.append(800 / bench("reports", folder / f"store-{workers}-{run}", 800, workers)[0])
                theirs.append(800 / peer(folder / f"base-{workers}-{run}", 800, workers))
            print(f"{name:<42} {statistics.median(ours):>10,.0f} {statistics.median(theirs):>10,.0f}", flush=True)
        large = [200 / bench("reports", folder / f"large-{run}", 200, 1, 100_000)[0] for run in range(3)]
        print(f"{'with a file of 100 kB, staged before':<42} {statistics.median(large):>10,.0f}")
        fill(folder / "queue", cases)
        times = bench("queue", folder / "queue", cases)
        print(f"\na queue of {cases:,} cases, a page of 50")
        for name, median, worst in zip(("first page", "in the middle", "of one member of staff"), times[::2], times[1::2]):
            print(f"  {name:<26} median {median * 1000:.2f} ms, slowest of 200 {worst * 1000:.2f} ms")
        print(f"  {'Python, first page':<26} median {queue(folder / 'peer-queue', cases) * 1000:.2f} ms")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
