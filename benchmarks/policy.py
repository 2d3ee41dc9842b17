#!/usr/bin/env python3
"""Times decisions by a policy of 100 rules over a log, with the same policy in plain Python beside it.

The policy is the messaging service of examples/, with rules added until there are 100; the log is made here from a
seed. Ours is the whole process: it reads the log, decides each case, follows each person until harm comes again, and
compares. The peer is a Python program with the conditions compiled in as Python, over facts that are read already; it
decides only, and its outcomes must be ours, case by case. Run: ./dev bench policy [CASES]
"""
import datetime
import json
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/bellbird"
EXAMPLE = ROOT / "examples/harbour-messenger/policy.yaml"
RULES = 100
PEER_CASES = 50_000


def larger(policy: dict, rng: random.Random) -> dict:
    """The example with rules added: some add, some forbid, a few raise."""
    behaviours, evidence = list(policy["behaviours"]), list(policy["evidence"])
    safe = ["safety-contact", "no-contact", "remove-content", "end-sessions"]
    while len(policy["rules"]) < RULES:
        number = len(policy["rules"])
        # Who asks to wait is not given away: the example has a rule for that, and a rule here may not contradict it.
        condition = 'wishes in ["not-asked", "act"] && ' + rng.choice([
            f'incidents >= {rng.randint(2, 40)} && "{rng.choice(evidence)}" in evidence',
            f'"{rng.choice(behaviours)}" in behaviours && accounts >= {rng.randint(2, 9)} && services > {rng.randint(1, 4)}',
            f'relation in ["partner", "ex-partner", "co-parent"] && targets >= {rng.randint(2, 30)} && !breach',
            f'danger != "none" && incident_days >= {rng.randint(5, 300)} && "{rng.choice(evidence)}" in evidence',
            f'(helpers >= {2 + number} || watching == "both") && rung == "limit"',
        ])
        effect = {"raise": "serious"} if number % 10 == 0 else {"add": [safe[number % 4]]}
        policy["rules"][f"rule-{number}"] = {"when": condition, "because": f"Made for measuring, number {number}.", **effect}
    return policy


def case(rng: random.Random, policy: dict) -> dict:
    """Facts that a case may have; most are not there."""
    few = lambda names: rng.sample(names, rng.choice([0, 1, 1, 1, 2, 3]))
    facts = {
        "behaviours": few(list(policy["behaviours"])), "evidence": few(list(policy["evidence"])),
        "role": rng.choices(["respondent", "unclear", "survivor"], [90, 6, 4])[0],
        "coercion": rng.choices(["not-asked", "none", "possible", "shown"], [30, 60, 6, 4])[0],
        "relation": rng.choice(["unknown", "partner", "ex-partner", "co-parent", "friend", "stranger"]),
        "danger": rng.choices(["none", "present", "immediate"], [80, 15, 5])[0],
        "wishes": rng.choice(["not-asked", "act", "wait", "do-not-act"]),
        "watching": rng.choice(["none", "place", "devices", "both"]),
        "rung": rng.choice(["none", "education", "no-contact", "limit", "suspension", "exit"]),
        "returned": rng.choices(["no", "suspected", "confirmed"], [94, 4, 2])[0],
        "incidents": int(rng.expovariate(0.2)), "accounts": rng.randint(0, 5), "services": rng.randint(0, 4),
        "targets": rng.randint(0, 4), "helpers": rng.randint(0, 8), "incident_days": rng.randint(0, 400),
    }
    for flag in ["separation", "child", "breach", "retaliation", "weapon_named", "image_shared", "account_held", "life_threat"]:
        if rng.random() < 0.15:
            facts[flag] = True
    return facts


class Peer:
    """The same order of deciding, in plain Python."""

    def __init__(self, policy: dict):
        self.policy = policy
        self.severities, self.certainties = list(policy["severities"]), list(policy["certainties"])
        self.kinds = {name: measure["kind"] for name, measure in policy["measures"].items()}
        self.rungs = {"limit": 3, "suspension": 4, "exit": 5}
        code = lambda text: compile(self.translated(text), text, "eval") if text else None
        clauses = lambda items: [(self.severities.index(i["is"]), code(i.get("when"))) for i in items]
        self.behaviours = {name: (b["track"], clauses(b["severity"])) for name, b in policy["behaviours"].items()}
        self.conduct = clauses(policy["conduct"]["severity"])
        self.rules = [(code(r["when"]), r.get("raise"), r.get("add", []), r.get("forbid", [])) for r in policy["rules"].values()]
        self.interim = [(code(r["when"]), r["add"]) for r in policy["interim"].values()]
        self.reaches = {name: tuple(self.certainties.index(e.get(k, e["reaches"])) for k in ("reaches", "with_another")) for name, e in policy["evidence"].items()}

    @staticmethod
    def translated(text: str) -> str:
        text = text.replace("&&", " and ").replace("||", " or ")
        return re.sub(r"!(?!=)", " not ", text)

    def decide(self, facts: dict) -> set:
        if facts["role"] == "survivor" or facts["coercion"] == "shown":
            return set(self.policy["coercion"]["recover"])
        holds = lambda condition: condition is None or eval(condition, {"__builtins__": {}}, facts)
        present = facts["evidence"]
        certainty = max([self.reaches[e][len(present) > 1] for e in present] + [0])
        raised = max([self.severities.index(r) for c, r, _, _ in self.rules if r and holds(c)] + [0])
        cells = []
        for name, (track, clauses) in self.behaviours.items():
            if name in facts["behaviours"]:
                cells += [(track, max(raised, s)) for s in [next((s for s, c in clauses if holds(c)), None)] if s is not None]
        cells += [("conduct", max(raised, s)) for s in [next((s for s, c in self.conduct if holds(c)), None)] if s is not None]
        given, forbidden = set(), set()
        for track, severity in cells:
            cell = self.policy["grid"][track][self.severities[severity]][self.certainties[certainty]]
            given |= set() if cell == "none" else set(cell)
        for condition, raises, add, forbid in self.rules:
            if not raises and holds(condition):
                given |= set(add)
                forbidden |= set(forbid)
        if facts["returned"] == "confirmed":
            given |= set(self.policy["linked_accounts"]["returned"])
        given -= forbidden
        if facts["role"] == "unclear" or facts["coercion"] == "possible":
            given = {m for m in given if self.kinds[m] == "support"}
        if facts["coercion"] == "possible":
            given |= set(self.policy["coercion"]["recover"])
        strongest = max([self.rungs.get(self.kinds[m], 0) for m in given] + [0])
        given = {m for m in given if self.kinds[m] not in self.rungs or self.rungs[self.kinds[m]] == strongest}
        for condition, add in self.interim:
            if holds(condition):
                given |= set(add)
        return given


DEFAULTS = {
    "separation": False, "child": False, "breach": False, "retaliation": False, "weapon_named": False, "image_shared": False,
    "account_held": False, "life_threat": False, "no_contact": False, "counter_report": False, "linked": "none",
}


def written(path: pathlib.Path, cases: int, policy: dict, peer: Peer, rng: random.Random):
    """A log; the first cases have what the peer decides, but for every tenth."""
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    expected = 0
    with path.open("w") as out:
        for number in range(cases):
            facts = case(rng, policy)
            at = (start + datetime.timedelta(seconds=30 * number)).strftime("%Y-%m-%dT%H:%M:%SZ")
            decided = peer.decide({**DEFAULTS, **facts}) if number < PEER_CASES else {"no-contact"}
            if number < PEER_CASES and number % 10 == 0:
                decided = decided ^ {"explain-rule"}
                expected += 1
            line = {
                "kind": "decision", "at": at, "case": f"c{number}", "cluster": f"k{rng.randrange(cases // 2 + 1)}", "person": f"p{rng.randrange(cases // 2 + 1)}",
                "facts": facts, "decided": sorted(decided), "groups": {"language": rng.choice(["en", "ar", "vi", "zh"])},
            }
            out.write(json.dumps(line) + "\n")
            if number % 20 == 19:
                out.write(json.dumps({"kind": "incident", "at": at, "cluster": line["cluster"], "person": line["person"]}) + "\n")
    return expected


def timed(*words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = time.perf_counter()
    result = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False)
    clock = time.perf_counter() - clock
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        sys.exit(result.stderr.decode()[-2000:])
    return json.loads(result.stdout), clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss // 1024


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rng = random.Random(42)
    example = yaml.safe_load(EXAMPLE.read_text())
    policy = larger(yaml.safe_load(EXAMPLE.read_text()), rng)
    peer = Peer(policy)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "policy.yaml").write_text(yaml.safe_dump(policy, sort_keys=False, width=10_000))
        log, short = folder / "log.ndjson", folder / "short.ndjson"
        expected = written(log, cases, policy, peer, rng)
        with log.open() as lines:
            head, decisions = [], 0
            for line in lines:
                head.append(line)
                decisions += '"kind": "decision"' in line
                if decisions == min(cases, PEER_CASES):
                    break
            short.write_text("".join(head))
        facts = [{**DEFAULTS, **json.loads(line)["facts"]} for line in head if '"kind": "decision"' in line]
        start = time.process_time()
        for one in facts:
            peer.decide(one)
        peer_seconds = time.process_time() - start
        told, _, _, _ = timed("policy", "backtest", folder, "--facts", short, "--format", "json")
        same = "the same as ours, case by case" if told["changed"] == expected else f"NOT ours: {told['changed']} differ, {expected} were planted"
        print(f"{len(policy['rules'])} rules, {cases:,} cases, {log.stat().st_size / 1e6:.0f} MB; load {pathlib.Path('/proc/loadavg').read_text().split()[0]}")
        print(f"plain Python, deciding only: {len(facts) / peer_seconds:,.0f} decisions/s; its outcomes are {same}")
        if told["changed"] != expected:
            sys.exit("the policy decides otherwise than its Python")
        for what, extra in [("one policy", []), ("against the example", ["--against", EXAMPLE])]:
            told, clock, processor, memory = timed("policy", "backtest", folder, "--facts", log, "--group", "language", "--format", "json", *extra)
            made = told["decisions"] * (2 if extra else 1)
            print(
                f"{what}: {clock:.1f} s by the clock, {processor:.1f} s of processor, {memory} MB; with reading and following "
                f"{made / clock:,.0f} decisions/s by the clock, {made / processor:,.0f} by processor")


main()
