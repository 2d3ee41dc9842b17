#!/usr/bin/env python3
"""Events of a Matrix homeserver, one a line, for `bellbird detect`.

    flatten.py --events transactions.jsonl --reports event_reports.json user_reports.json --users users.json
               [--ignored @nora:example.org account_data.json --ignored-at MS] > events.ndjson

--events   what an application service is sent: one transaction a line, `{"events": […]}` or with it under `body`
--reports  answers of the admin API: event_reports, user_reports
--users    the answer of the admin API that lists accounts
--ignored  a user and the account data of that user. An ignore list has no times: it counts from --ignored-at, the
           moment in milliseconds at which it was read. May be given more than once.

Each line has `ts` (milliseconds), `kind` (message, invite, join, leave, report, ignore, account), `actor`, and where it
is known `target`, `room`, `text` and `id`. A message has a target where the room holds exactly one other person,
joined or invited. The output is in order of time. Events that came twice are written once; a line that is no
transaction is counted on standard error and left out. Only the Python standard library is needed.
"""
import argparse
import json
import sys

LINE_BYTES_MAX = 16 << 20


def transactions(path: str, refused: list) -> list:
    """The events of all transactions, each once, in order of time."""
    found = {}
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                if len(line) > LINE_BYTES_MAX:
                    raise ValueError
                body = json.loads(line)
                events = body.get("body", body)["events"]
                for event in events:
                    if isinstance(event["origin_server_ts"], int) and isinstance(event["sender"], str):
                        found.setdefault(event["event_id"], event)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                refused.append(number)
    return sorted(found.values(), key=lambda event: event["origin_server_ts"])


def text(value) -> str | None:
    return value if isinstance(value, str) else None


def line(ts, kind: str, actor, target=None, room=None, body=None, name=None) -> dict:
    row = {"ts": ts, "kind": kind, "actor": actor, "target": text(target), "room": text(room), "text": text(body), "id": text(name)}
    return {key: value for key, value in row.items() if value is not None}


def rooms(events: list):
    """Lines for what happens in rooms; who is in them decides whom a message reaches."""
    present = {}
    for event in events:
        room, sender, ts = text(event.get("room_id")), event["sender"], event["origin_server_ts"]
        content = event.get("content") if isinstance(event.get("content"), dict) else {}
        people = present.setdefault(room, set())
        if event.get("type") == "m.room.member":
            person, membership = text(event.get("state_key")), content.get("membership")
            if person is None or not isinstance(membership, str):
                continue
            if membership in ("join", "invite"):
                people.add(person)
            elif membership in ("leave", "ban"):
                people.discard(person)
            other = person if person != sender else only(people - {sender})
            if membership in ("join", "invite", "leave"):
                yield line(ts, membership, sender, other, room, name=event.get("event_id"))
        elif event.get("type") == "m.room.message":
            yield line(ts, "message", sender, only(people - {sender}), room, content.get("body"), event.get("event_id"))


def only(people: set):
    return next(iter(people)) if len(people) == 1 else None


def reports(paths: list):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            answer = json.load(file)
        for row in answer.get("event_reports", []):
            yield line(row["received_ts"], "report", row["user_id"], row.get("sender"), row.get("room_id"), name=f"event-report-{row['id']}")
        for row in answer.get("user_reports", []):
            yield line(row["received_ts"], "report", row["user_id"], row.get("target_user_id"), name=f"user-report-{row['id']}")


def accounts(path: str):
    with open(path, encoding="utf-8") as file:
        for row in json.load(file)["users"]:
            yield line(row["creation_ts"], "account", row["name"], name=f"account-{row['name']}")


def ignored(user: str, path: str, read_at: int):
    with open(path, encoding="utf-8") as file:
        everything = json.load(file)["account_data"]["global"]
    for person in everything.get("m.ignored_user_list", {}).get("ignored_users", {}):
        yield line(read_at, "ignore", user, person, name=f"ignore-{user}-{person}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", required=True)
    parser.add_argument("--reports", nargs="*", default=[])
    parser.add_argument("--users")
    parser.add_argument("--ignored", nargs=2, action="append", default=[], metavar=("USER", "FILE"))
    parser.add_argument("--ignored-at", type=int)
    given = parser.parse_args()
    if given.ignored and given.ignored_at is None:
        parser.error("--ignored needs --ignored-at: an ignore list does not say since when")
    refused = []
    rows = list(accounts(given.users)) if given.users else []
    rows += rooms(transactions(given.events, refused))
    rows += reports(given.reports)
    for user, path in given.ignored:
        rows += ignored(user, path, given.ignored_at)
    # Equal times keep the order above: an account is there before it writes.
    for row in sorted(rows, key=lambda row: row["ts"]):
        print(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    if refused:
        print(f"{len(refused)} lines are no transactions, the first is line {refused[0]}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
