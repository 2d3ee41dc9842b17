"""How long an alert of `bellbird detect` takes from a pipe, at a steady rate of events."""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time


def feed(log: pathlib.Path, count: int) -> list:
    """The start of a log, with a new pair's 51 views, which are an alert, after every 150 lines."""
    lines = []
    with open(log, "rb") as file:
        for index, line in enumerate(file):
            lines.append(line)
            if index % 150 == 149:
                view = {"ts": json.loads(line)["ts"], "kind": "location_view", "actor": f"viewer{index}", "target": f"viewed{index}"}
                lines += [json.dumps(view).encode() + b"\n"] * 51
            if len(lines) >= count:
                break
    return lines[:count]


def write_steadily(lines: list, rate: int, pipe: int) -> list:
    """Each line in a write of its own, not before its time; returns the moment before each write."""
    moments, start = [], time.perf_counter()
    for index, line in enumerate(lines):
        if (ahead := start + index / rate - time.perf_counter()) > 0:
            time.sleep(ahead)
        moments.append(time.perf_counter())
        os.write(pipe, line)
    return moments


def measure(program: pathlib.Path, rules: pathlib.Path, log: pathlib.Path, rate: int = 10_000, seconds: int = 10) -> str:
    """From the moment before an event's line is written until the line of its alert is read, in milliseconds."""
    sys.setswitchinterval(1e-4)  # or the writing thread would keep the reading one waiting for longer than what we measure
    process = subprocess.Popen(
        [program, "detect", "--rules", rules, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    read = []
    reader = threading.Thread(target=lambda: read.extend((line, time.perf_counter()) for line in iter(process.stdout.readline, b"")))
    reader.start()
    time.sleep(0.5)
    written = write_steadily(feed(log, rate * seconds), rate, process.stdin.fileno())
    process.stdin.close()
    reader.join()
    process.wait()
    # An event's id is the number of its line.
    waits = sorted((moment - written[max(json.loads(line)["events"]) - 1]) * 1000 for line, moment in read)
    return (
        f"{(len(written) - 1) / (written[-1] - written[0]):,.0f} events/s for {seconds} s, {len(waits)} alerts. From writing an event's line to "
        f"reading the line of its alert: median {statistics.median(waits):.2f} ms, 99 % within {waits[len(waits) * 99 // 100]:.2f} ms, "
        f"longest {waits[-1]:.2f} ms.")
