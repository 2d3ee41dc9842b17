#!/usr/bin/env python3
"""Times 20 predicates of detection rules over 1,000 events, with Google's C++ engine of CEL beside it.

Ours: one call a predicate and event, over records as a log reader lays them out. Google's (cel-expr-python): inside the
engine, as a macro over all events, less the same macro without the predicate, so that no call from Python counts.
Both run in turn on processor time; each figure is a median. The events come from the shared generator of reference
logs where it is present, and are made here otherwise.
"""
import datetime
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/cel-bench"
GENERATOR = ROOT.parent / "shared/bench/gen.py"
UTC = datetime.timezone.utc
THREATS = r"(?i)\\b(worthless|pathetic|answer me|can.?t hide|know where you|ugly liar|watch your back|nobody wants you|you.?ll regret|ignore me)\\b"
PREDICATES = [
    'event.kind == "message"',
    'event.kind in ["message", "friend_request", "call"]',
    'event.kind == "payment" && event.amount <= 5.0',
    f'event.kind == "payment" && event.amount <= 5.0 && event.text.matches("{THREATS}")',
    'event.text.contains("@u")',
    'event.text.startsWith("you") || event.text.endsWith("!")',
    "event.actor != event.target",
    "size(event.text) > 80",
    'event.text.matches("@u[0-9]+")',
    'event.time - event.prev_time < duration("24h")',
    'event.time > timestamp("2026-01-10T00:00:00Z")',
    "event.time.getHours() >= 22 || event.time.getHours() < 6",
    'event.tags.exists(t, t == "minor")',
    'has(event.device) && event.device.startsWith("d0")',
    "event.actor in event.watchlist",
    "event.counts.msgs_24h >= 30 && event.counts.replies_24h == 0",
    'event.kind == "location_view" ? event.counts.views_day > 50 : false',
    'event.account_age < duration("72h") && event.shared_device',
    "event.risk * 0.6 + double(event.counts.reports) * 0.1 > 0.8",
    'event.kind == "message" && !event.is_friend && event.counts.msgs_24h > 10'
    ' && event.text.matches("(?i)(meet|address|alone|secret)") && event.tags.all(t, t != "trusted")',
]
FIELDS = {
    "kind": "string", "actor": "string", "target": "string", "text": "string", "amount": "double", "device": "string",
    "time": "timestamp", "prev_time": "timestamp", "tags": "list(string)", "watchlist": "list(string)",
    "counts.msgs_24h": "int", "counts.replies_24h": "int", "counts.views_day": "int", "counts.reports": "int",
    "account_age": "duration", "shared_device": "bool", "is_friend": "bool", "risk": "double",
}
TIMES = ("time", "prev_time", "account_age")


def logged() -> list:
    """A thousand events from the middle of a reference log."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "log.ndjson"
        subprocess.run([sys.executable, GENERATOR, "500000", log, pathlib.Path(folder) / "truth.jsonl"], check=True, stdout=subprocess.DEVNULL)
        lines = log.read_text().splitlines()
        return [json.loads(line) for line in lines[400_000::97][:1000]]


def invented(rng: random.Random) -> list:
    """A thousand events of the same shape as those of a reference log."""
    words = ["hello", "you", "tomorrow", "lunch", "see", "@u17", "meeting", "at", "station", "thanks", "ok!", "later"]
    events = []
    for index in range(1000):
        kind = rng.choices(["message", "login", "location_view", "follow", "payment", "call"], [68, 9, 9, 5, 4, 5])[0]
        event = {"ts": 1767225600000 + index * 60_000, "kind": kind, "actor": f"u{rng.randrange(25000)}", "target": f"u{rng.randrange(25000)}"}
        if kind in ("message", "payment"):
            event["text"] = " ".join(rng.choices(words, k=rng.randint(2, 14)))
        if kind == "payment":
            event["amount"] = round(rng.uniform(0.5, 80), 2)
        if kind == "login":
            event["device"] = f"d{rng.randrange(5000)}"
        events.append(event)
    return events


def events() -> list:
    rng = random.Random(7)
    try:
        import numpy  # noqa: F401 (the generator needs it)
        made = logged() if GENERATOR.exists() else invented(rng)
    except ImportError:
        made = invented(rng)
    for event in made:
        event.setdefault("target", "")
        event.setdefault("text", "")
        event["amount"] = float(event.get("amount", 0))
        event["time"] = datetime.datetime.fromtimestamp(event["ts"] / 1000, UTC)
        event["prev_time"] = event["time"] - datetime.timedelta(hours=rng.expovariate(1 / 20))
        event["tags"] = rng.sample(["minor", "trusted", "new", "vip", "flagged"], rng.randint(0, 3))
        event["watchlist"] = [f"u{rng.randrange(50000)}" for _ in range(10)]
        event["counts"] = {"msgs_24h": rng.randrange(60), "replies_24h": rng.randrange(3), "views_day": rng.randrange(80), "reports": rng.randrange(5)}
        event["account_age"] = datetime.timedelta(hours=rng.expovariate(1 / 200))
        event["shared_device"] = rng.random() < 0.1
        event["is_friend"] = rng.random() < 0.5
        event["risk"] = rng.random()
    return made


def flat(event: dict) -> dict:
    """The event as a record: dotted names, times in nanoseconds."""
    epoch = datetime.datetime.fromtimestamp(0, UTC)
    record = {}
    for name in FIELDS:
        value = event
        for part in name.split("."):
            value = value.get(part) if value is not None else None
        if isinstance(value, datetime.datetime):
            value -= epoch
        if isinstance(value, datetime.timedelta):
            value = value // datetime.timedelta(microseconds=1) * 1000
        if value is not None:
            record[f"event.{name}"] = value
    return record


def ours(made: list) -> list:
    given = {"fields": {f"event.{name}": kind for name, kind in FIELDS.items()}, "events": [flat(event) for event in made], "expressions": PREDICATES}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(given, file)
        file.flush()
        out = subprocess.run([PROGRAM, file.name], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def median_ns(run, seconds: float = 0.2) -> float:
    """Nanoseconds of processor time for one of the elements that a run goes through."""
    times = []
    for _ in range(3):
        count, start = 0, time.process_time()
        while (spent := time.process_time() - start) < seconds:
            count += run()
        times.append(spent / count * 1e9)
    return statistics.median(times)


def google(made: list) -> list:
    """In-engine nanoseconds and hits; times are variables of their own, which the engine's maps cannot hold."""
    from cel_expr_python import cel

    types = cel.Type
    environment = cel.NewEnv(variables={
        "event": types.Map(types.STRING, types.DYN), "events": types.List(types.Map(types.STRING, types.DYN)),
        "time": types.TIMESTAMP, "prev_time": types.TIMESTAMP, "account_age": types.DURATION})
    plain = [{name: value for name, value in event.items() if name not in TIMES} for event in made]
    activations = [environment.Activation({"event": event, **{name: full[name] for name in TIMES}}) for event, full in zip(plain, made)]
    everything = environment.Activation({"events": plain, **{name: made[0][name] for name in TIMES}})
    empty = environment.compile("events.all(event, true)")
    baseline = median_ns(lambda: (empty.eval(everything), len(made))[1])
    results = []
    for predicate in PREDICATES:
        for name in TIMES:
            predicate = predicate.replace(f"event.{name}", name)
        single = environment.compile(predicate)
        hits = sum(single.eval(activation).value() is True for activation in activations)
        looped = environment.compile(f"events.all(event, ({predicate}) || true)")
        assert looped.eval(everything).value() is True
        results.append({"ns": median_ns(lambda: (looped.eval(everything), len(made))[1]) - baseline, "holds": hits})
    return results


def mean(results: list, with_regex: bool) -> float:
    return statistics.mean(result["ns"] for predicate, result in zip(PREDICATES, results) if ("matches" in predicate) == with_regex)


def main() -> None:
    made = events()
    mine = ours(made)
    try:
        theirs = google(made)
    except ImportError:
        print("cel-expr-python is not installed: ./dev setup installs it; only our own figures follow\n")
        theirs = None
    print(f"{'ns':>8} {'Google ns':>10} {'ratio':>6} {'holds':>6}  predicate")
    for index, (predicate, result) in enumerate(zip(PREDICATES, mine)):
        other = theirs[index] if theirs else None
        note = "" if result["fast"] else "  (complete evaluator)"
        if other and other["holds"] != result["holds"]:
            note += f"  DIFFERS: Google's holds for {other['holds']}"
        peer = f"{other['ns']:>10.0f} {other['ns'] / result['ns']:>6.1f}" if other else f"{'':>10} {'':>6}"
        print(f"{result['ns']:>8.1f} {peer} {result['holds']:>6}  {predicate[:90]}{note}")
    for name, with_regex in (("17 without a regular expression", False), ("3 with one", True)):
        line = f"mean of {name}: {mean(mine, with_regex):.1f} ns"
        if theirs:
            line += f", Google's {mean(theirs, with_regex):.0f} ns, ratio {mean(theirs, with_regex) / mean(mine, with_regex):.1f}"
        print(line)


if __name__ == "__main__":
    main()
