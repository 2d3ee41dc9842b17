"""A witness on loopback, written from C2SP tlog-witness and tlog-cosignature; openssl signs and checks.

    witness.py FOLDER LOGKEY     prints the port, then its own key; LOGKEY is the log's (name+id+base64)

It keeps the size and root that it signed last in FOLDER/state, and obeys FOLDER/mood: good, 404, 403, 422, 500, bad (a
signature that does not hold), future (a time that is to come), stranger (a line by another key too), fork (says that it has
seen another tree), garbage.
"""
import base64
import hashlib
import http.server
import os
import pathlib
import subprocess
import sys
import time

# Nothing of whoever started this is kept open.
os.closerange(3, 4096)
folder, log_name = pathlib.Path(sys.argv[1]), sys.argv[2].split("+")[0]
log_key = base64.b64decode(sys.argv[2].split("+", 2)[2])[1:]
SPKI = bytes.fromhex("302a300506032b6570032100")
NAME = "witness.example/w1"


def openssl(*words):
    return subprocess.run(["openssl", *map(str, words)], capture_output=True)


def write(name, data):
    (folder / name).write_bytes(data)
    return folder / name


def holds(key, message, signature):
    return openssl("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", write("log.der", SPKI + key), "-rawin",
                   "-in", write("message", message), "-sigfile", write("signature", signature)).returncode == 0


def sign(message):
    return openssl("pkeyutl", "-sign", "-inkey", folder / "key.pem", "-rawin", "-in", write("message", message)).stdout


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def grows(old_size, old_root, size, root, proof):
    """RFC 9162, 2.1.4.2."""
    if old_size == 0:
        return not proof
    if old_size == size:
        return not proof and old_root == root
    path = ([old_root] if old_size & (old_size - 1) == 0 else []) + proof
    if not path:
        return False
    fn, sn = old_size - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for item in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(item, fr), node(item, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, item)
        fn, sn = fn >> 1, sn >> 1
    return fr == old_root and sr == root and sn == 0


def judge(body):
    """Status, type and body of the answer."""
    mood = (folder / "mood").read_text().strip() if (folder / "mood").exists() else "good"
    if mood in ("404", "403", "422", "500"):
        return int(mood), "text/plain", b"no\n"
    if mood == "garbage":
        return 200, "text/plain", b"\xff\xfe no line\n"
    head, _, note = body.partition(b"\n\n")
    lines = head.decode().split("\n")
    old_size = int(lines[0].removeprefix("old "))
    text, _, signatures = note.partition(b"\n\n")
    text += b"\n"
    origin, size, root = text.decode().split("\n")[:3]
    size, root = int(size), base64.b64decode(root)
    if origin != log_name:
        return 404, "text/plain", b""
    rows = [line.split(" ") for line in signatures.decode().split("\n") if line]
    if not any(row[1] == origin and holds(log_key, text, base64.b64decode(row[2])[4:]) for row in rows):
        return 403, "text/plain", b""
    seen = (folder / "state").read_text().split() if (folder / "state").exists() else ["0", ""]
    seen_size, seen_root = int(seen[0]), bytes.fromhex(seen[1] if len(seen) > 1 else "")
    if mood == "fork":
        return 409, "text/plain", b"other root\n"
    if old_size > size:
        return 400, "text/plain", b""
    if old_size != seen_size:
        return 409, "text/x.tlog.size", f"{seen_size}\n".encode()
    if not grows(seen_size, seen_root, size, root, [base64.b64decode(line) for line in lines[1:]]):
        return (409 if seen_size == size else 422), "text/plain", b""
    (folder / "state").write_text(f"{size} {root.hex()}")
    now = int(time.time()) + (86_400 if mood == "future" else 0)
    signature = now.to_bytes(8, "big") + sign(f"cosignature/v1\ntime {now}\n".encode() + text)
    if mood == "bad":
        signature = signature[:-1] + bytes([signature[-1] ^ 1])
    answer = f"— {NAME} {base64.b64encode(key_id + signature).decode()}\n"
    if mood == "stranger":
        answer = f"— stranger {base64.b64encode(bytes(76)).decode()}\n" + answer
    return 200, "text/plain", answer.encode()


class Witness(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status, kind, answer = judge(body) if self.path == "/w/add-checkpoint" else (405, "text/plain", b"")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


openssl("genpkey", "-algorithm", "ed25519", "-out", folder / "key.pem")
public = openssl("pkey", "-in", folder / "key.pem", "-pubout", "-outform", "DER").stdout[len(SPKI):]
key_id = hashlib.sha256(f"{NAME}\n\x04".encode() + public).digest()[:4]
server = http.server.HTTPServer(("127.0.0.1", 0), Witness)
print(server.server_address[1], flush=True)
print(f"{NAME}+{key_id.hex()}+{base64.b64encode(bytes([4]) + public).decode()}", flush=True)
server.serve_forever()
