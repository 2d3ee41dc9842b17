"""A time stamping authority on loopback that behaves and misbehaves: openssl does the stamping.

    tsa.py FOLDER     prints the port; FOLDER gets chain.pem (the authority's) and other.pem (of one that answers nowhere)

Paths: /good /slow /500 /garbage /wrong-nonce /other-digest /huge /half /untrusted /redirect /empty
"""
import http.server
import os
import pathlib
import subprocess
import sys
import time

# Nothing of whoever started this is kept open.
os.closerange(3, 4096)
folder = pathlib.Path(sys.argv[1])

CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/{name}.crt
certs = {folder}/{name}-ca.crt
signer_key = {folder}/{name}.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ext]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


def openssl(*words, data=None):
    return subprocess.run(["openssl", *map(str, words)], input=data, capture_output=True, check=True).stdout


def make(name):
    """An authority: a certificate that signs itself, and one for stamping under it."""
    at = lambda ending: folder / f"{name}{ending}"
    at(".cnf").write_text(CONFIG.format(folder=folder, name=name))
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", 30,
            "-subj", f"/CN={name} root", "-keyout", at("-ca.key"), "-out", at("-ca.crt"))
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name} stamps",
            "-keyout", at(".key"), "-out", at(".csr"))
    openssl("x509", "-req", "-in", at(".csr"), "-CA", at("-ca.crt"), "-CAkey", at("-ca.key"), "-CAcreateserial",
            "-days", 30, "-extfile", at(".cnf"), "-extensions", "ext", "-out", at(".crt"))
    (folder / f"{name}.pem").write_text(at(".crt").read_text() + at("-ca.crt").read_text())


def stamp(question, name="chain"):
    (folder / "question").write_bytes(question)
    return openssl("ts", "-reply", "-config", folder / f"{name}.cnf", "-queryfile", folder / "question")


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        (folder / "headers").write_text(str(self.headers))
        with open(folder / "asked", "ab") as asked:
            asked.write(b"x")
        kind = self.path.strip("/")
        status, length = 200, None
        if kind == "slow":
            time.sleep(3)
        if kind == "500":
            status, answer = 500, b"not now"
        elif kind == "redirect":
            status, answer = 302, b""
        elif kind == "garbage":
            answer = b"<html>hello</html>"
        elif kind == "empty":
            answer = b""
        elif kind == "huge":
            answer = bytes(10 << 20)
        elif kind == "wrong-nonce":
            place = body.rindex(b"\x02\x08") + 2
            answer = stamp(body[:place] + b"\x01" + body[place + 1:])
        elif kind == "other-digest":
            place = body.index(b"\x04\x20") + 2
            answer = stamp(body[:place] + bytes(32) + body[place + 32:])
        elif kind == "untrusted":
            answer = stamp(body, "other")
        else:
            answer = stamp(body)
        if kind == "half":
            length, answer = len(answer), answer[: len(answer) // 2]
        self.send_response(status)
        if kind == "redirect":
            self.send_header("Location", "/good")
        self.send_header("Content-Type", "Application/Timestamp-Reply; charset=none")
        self.send_header("Set-Cookie", "a=b")
        self.send_header("Content-Length", str(length or len(answer)))
        self.end_headers()
        try:
            self.wfile.write(answer)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *_):
        pass


make("chain")
make("other")
(folder / "serial").write_text("01")
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Authority)
print(server.server_address[1], flush=True)
server.serve_forever()
