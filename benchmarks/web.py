#!/usr/bin/env python3
"""Times our HTTP server beside nginx, in the same run, with the same bytes: a first page of 12 kB.

Rounds alternate, so that other work on the machine meets both. wrk asks from one thread over 64 connections. nginx has one
worker, as we have one thread for sockets; a second nginx has as many as there are cores. Requests a second are of the
whole round; processor time is what the system counted for the server, by request.

    ./dev bench web [SECONDS]
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/web-bench"
ROUNDS, CONNECTIONS = 5, 64
TICK = os.sysconf("SC_CLK_TCK")


def nginx(folder: pathlib.Path, port: int, workers: int) -> subprocess.Popen:
    home = folder / f"nginx-{workers}"
    (home / "site").mkdir(parents=True)
    shutil.copy(folder / "index.html", home / "site")
    home.chmod(0o755)
    folder.chmod(0o755)
    (home / "nginx.conf").write_text(f"""
daemon off; pid {home}/pid; error_log {home}/errors; worker_processes {workers};
events {{ worker_connections 1024; }}
http {{
  access_log off; default_type text/html; keepalive_requests 100000000; sendfile on; open_file_cache max=10;
  server {{
    listen 127.0.0.1:{port}; root {home}/site;
    add_header Cache-Control no-store; add_header Content-Security-Policy "default-src 'none'";
    add_header X-Content-Type-Options nosniff; add_header Referrer-Policy no-referrer;
  }}
}}
""")
    return subprocess.Popen(["nginx", "-p", home, "-c", home / "nginx.conf"], stderr=subprocess.DEVNULL)


def processor_seconds(process: subprocess.Popen) -> float:
    """Of the process and its children."""
    total = 0
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rsplit(") ", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(entry.name) == process.pid or int(fields[1]) == process.pid:
            total += int(fields[11]) + int(fields[12])
    return total / TICK


def round_of(process: subprocess.Popen, url: str, seconds: int) -> dict:
    before = processor_seconds(process)
    said = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url], capture_output=True, text=True, check=True
    ).stdout
    count = int(re.search(r"(\d+) requests in", said)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    if "Non-2xx" in said or "Socket errors" in said:
        print(said)
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        "p99": float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit],
        "cpu": (processor_seconds(process) - before) / count * 1e6,
    }


def wait_for(url: str) -> bytes:
    for _ in range(100):
        try:
            return urllib.request.urlopen(url).read()
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers at {url}")


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    missing = [tool for tool in ("nginx", "wrk") if not shutil.which(tool)]
    if missing:
        print(f"skipped: there is no {' and no '.join(missing)}; install nginx-light and wrk")
        return
    folder = pathlib.Path(tempfile.mkdtemp(dir=os.environ.get("TMPDIR")))
    servers = {}
    try:
        page = folder / "index.html"
        page.write_text("<!doctype html>\n<title>x</title>\n" + "<p>A line of a page, as long as lines are.</p>\n" * 256)
        servers["nginx, 1 worker"] = (nginx(folder, 18081, 1), "http://127.0.0.1:18081/")
        servers[f"nginx, {os.cpu_count()} workers"] = (nginx(folder, 18082, os.cpu_count()), "http://127.0.0.1:18082/")
        ours = subprocess.Popen([PROGRAM, "18080", page], stderr=subprocess.DEVNULL)
        servers["fixed page"] = (ours, "http://127.0.0.1:18080/")
        servers["page from a handler"] = (ours, "http://127.0.0.1:18080/made")
        for _, url in servers.values():
            if wait_for(url) != page.read_bytes():
                raise SystemExit(f"{url} has other bytes")
        results = {name: [] for name in servers}
        for _ in range(ROUNDS):
            for name, (process, url) in servers.items():
                results[name].append(round_of(process, url, seconds))
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; medians of {ROUNDS} rounds of {seconds} s\n")
        print(f"{'':<22} {'requests/s':>11} {'of nginx 1':>11} {'p99 ms':>8} {'cpu µs':>8}")
        middle = lambda name, key: statistics.median(one[key] for one in results[name])
        for name in servers:
            ratio = statistics.median(
                one["rate"] / base["rate"] for one, base in zip(results[name], results["nginx, 1 worker"])
            )
            print(f"{name:<22} {middle(name, 'rate'):>11,.0f} {ratio:>11.2f} {middle(name, 'p99'):>8.2f} {middle(name, 'cpu'):>8.1f}")
        peak = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{ours.pid}/status").read_text())[1]
        print(f"\nhighest memory of ours: {int(peak) / 1024:.0f} MB")
    finally:
        for process in {process for process, _ in servers.values()}:
            process.terminate()
            process.wait()
        shutil.rmtree(folder)


main()
