#!/usr/bin/env python3
"""Precision and recall of the text sets on three labelled public corpora, by class, and the speed of scanning.

Writes the tables into docs/text-signals.md. The corpora are read where they are; nothing of them is printed.
"""
import collections
import csv
import pathlib
import random
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/bellbird"
DATA = ROOT.parent / "shared/data"
DOCUMENT = ROOT / "docs/text-signals.md"
ABUSIVE = {"threat", "degradation", "monitoring", "control", "image-threat", "coercion-children", "coercion-money"}


def scan(texts: list) -> list:
    """The sets that each text mentions."""
    lines = "\n".join(" ".join(text.split()) for text in texts)
    out = subprocess.run([PROGRAM, "text", "scan"], input=lines, capture_output=True, text=True, check=True).stdout
    found = [set() for _ in texts]
    for row in out.splitlines():
        place, name = row.split(" ")
        found[int(place.split(":")[0]) - 1].add(name)
    return found


def rows(path: str, text: str, label, group) -> list:
    with open(DATA / path, newline="", encoding="utf-8") as file:
        return [(row[text], label(row), group(row)) for row in csv.DictReader(file)]


def corpora() -> dict:
    return {
        "HateCheck": rows(
            "hatecheck/test_suite_cases.csv", "test_case", lambda r: r["label_gold"] == "hateful", lambda r: r["functionality"]),
        "HateCheck, women as target": [
            case for case in rows(
                "hatecheck/test_suite_cases.csv", "test_case", lambda r: r["label_gold"] == "hateful",
                lambda r: r["functionality"] if r["target_ident"] == "women" else None) if case[2]],
        "EDOS": rows(
            "edos/edos_labelled_aggregated.csv", "text", lambda r: r["label_sexist"] == "sexist", lambda r: r["label_vector"]),
        "Guest": rows(
            "guest-misogyny/final_labels.csv", "body", lambda r: r["level_1"] == "Misogynistic",
            lambda r: r["level_3"] if r["level_3"].startswith("Threat") else r["level_2"] or "unlabelled"),
    }


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def measure(cases: list) -> tuple:
    """Rows of the summary for both readings, and the rows by class."""
    found = scan([text for text, _, _ in cases])
    plain = [bool(sets & ABUSIVE) for sets in found]
    careful = [hit and not sets & {"counter-speech", "stop-request"} for hit, sets in zip(plain, found)]
    summary = []
    for name, hits in (("any abusive set", plain), ("… and no counter-speech or stop-request", careful)):
        right = sum(hit and label for hit, (_, label, _) in zip(hits, cases))
        positive, total = sum(hits), sum(label for _, label, _ in cases)
        precision, recall = right / positive if positive else 0, right / total
        score = 2 * precision * recall / (precision + recall) if precision + recall else 0
        summary.append((name, share(right, positive), share(right, total), f"{score:.2f}", positive))
    classes = collections.OrderedDict()
    for (_, label, group), hit, strict, sets in zip(cases, plain, careful, found):
        entry = classes.setdefault((group, label), [0, 0, 0, 0])
        entry[0] += 1
        entry[1] += hit
        entry[2] += strict
        entry[3] += "threat" in sets
    return summary, classes


def quality() -> str:
    out = []
    for name, cases in corpora().items():
        summary, classes = measure(cases)
        out.append(f"### {name}: {len(cases):,} texts, {sum(label for _, label, _ in cases):,} abusive\n")
        out.append("| reading | precision | recall | F1 | named |\n|---|---:|---:|---:|---:|")
        out += [f"| {' | '.join(map(str, row))} |" for row in summary]
        out.append("\n| class | label | texts | named | not counter-speech | of these `threat` |\n|---|---|---:|---:|---:|---:|")
        for (group, label), (count, hit, strict, threat) in sorted(classes.items(), key=lambda item: (not item[0][1], item[0][0])):
            word = "abusive" if label else "not"
            out.append(f"| {group} | {word} | {count} | {share(hit, count)} | {share(strict, count)} | {share(threat, count)} |")
        out.append("")
    return "\n".join(out)


def messages(count: int) -> list:
    """Random words, the same each time; real chats have other words and other hits."""
    rng = random.Random(1)
    words = ["".join(rng.choices("etaoinshrdlucmfwypvbgk", k=rng.randint(2, 8))) for _ in range(3000)]
    return [" ".join(rng.choices(words, k=9))[:43] for _ in range(count)]


def expressions() -> list:
    out = subprocess.run([PROGRAM, "text", "sets", "--expressions"], capture_output=True, text=True, check=True).stdout
    return [row.split("\t")[1] for row in out.splitlines()]


def first_choice(expression: str) -> str:
    """A literal of the expression: the first of each alternative, and nothing where something may be missing."""
    literal, depth, skip = "", 0, []
    index = 0
    while index < len(expression):
        character = expression[index]
        if expression.startswith("(?:", index):
            depth += 1
            skip.append(False)
            index += 3
            continue
        if character == "|" and skip:
            skip[-1] = True
        elif character == ")":
            skip.pop()
            if expression.startswith("{", index + 1):
                index = expression.index("}", index)
        elif character == "\\" and not any(skip):
            literal += {"n": "\n"}.get(expression[index + 1], expression[index + 1])
            index += 1
        elif character == "[":
            index = expression.index("]", index)
        elif character not in "?*" and not any(skip):
            literal += character
        index += 1
    return literal


def best(run, count: int, rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return count / sorted(times)[rounds // 2]


def speed() -> str:
    texts = messages(200_000)
    found = expressions()
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(texts))
        file.flush()
        ours = []
        for _ in range(5):
            out = subprocess.run([PROGRAM, "text", "scan", "--time", file.name], capture_output=True, text=True, check=True).stdout
            ours.append(int(out.split(", ")[2].split(" ")[0]))
    table = [("bellbird: folding and all sets", len(found), sorted(ours)[2])]
    padded = [f"\n {text.lower()} \n" for text in texts]
    encoded = [text.encode() for text in padded]
    try:
        import hyperscan
        database = hyperscan.Database()
        database.compile(expressions=[e.encode() for e in found], flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(found))
        def peer() -> None:
            for text in encoded:
                database.scan(text, match_event_handler=lambda *_: None)
        table.append(("PyPI hyperscan, the same expressions, no folding", len(found), int(best(peer, len(texts)))))
    except ImportError:
        pass
    try:
        import re2
        together = re2.Set.SearchSet()
        for expression in found:
            together.Add(expression)
        together.Compile()
        def peer2() -> None:
            for text in padded:
                together.Match(text)
        table.append(("PyPI google-re2 Set, the same expressions, no folding", len(found), int(best(peer2, len(texts)))))
    except ImportError:
        pass
    try:
        import ahocorasick
        automaton = ahocorasick.Automaton()
        literals = sorted({first_choice(expression) for expression in found})
        for place, literal in enumerate(literals):
            automaton.add_word(literal, place)
        automaton.make_automaton()
        def peer3() -> None:
            for text in padded:
                for _ in automaton.iter(text):
                    pass
        table.append(("PyPI pyahocorasick, one literal of each, no folding", len(literals), int(best(peer3, len(texts)))))
    except ImportError:
        pass
    out = ["| scanner, one core, 200,000 texts of 43 bytes | expressions | texts a second |\n|---|---:|---:|"]
    return "\n".join(out + [f"| {name} | {count} | {rate:,} |" for name, count, rate in table]) + "\n"


def replace(document: str, name: str, text: str) -> str:
    start, end = f"<!-- {name}: written by ./dev bench text -->\n", f"<!-- end of {name} -->\n"
    before, rest = document.split(start)
    return before + start + "\n" + text + "\n" + rest[rest.index(end):]


def main() -> None:
    document = DOCUMENT.read_text()
    fast = speed()
    print(fast)
    document = replace(document, "speed", fast)
    if DATA.exists():
        tables = quality()
        print(tables)
        document = replace(document, "quality", tables)
    else:
        print("the labelled texts are not here: precision and recall were not measured")
    DOCUMENT.write_text(document)


if __name__ == "__main__":
    main()
