"""A server on loopback that answers as its path says.    echo.py FOLDER [tls]     prints the port"""
import http.server
import os
import pathlib
import ssl
import subprocess
import sys
import time

# Nothing of whoever started this is kept open.
os.closerange(3, 4096)
folder = pathlib.Path(sys.argv[1])


class Echo(http.server.BaseHTTPRequestHandler):
    def answer(self, body, status=200, length=None, kind="Text/X.Echo; charset=utf-8", location=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Set-Cookie", "who=you")
        if location:
            self.send_header("Location", location)
        if length != "none":
            self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.path.strip("/").split("/")
        try:
            if kind[0] == "headers":
                self.answer(str(self.headers).strip().encode() + b"\n")
            elif kind[0] == "redirect":
                self.answer(b"", 302, location="/echo")
            elif kind[0] == "500":
                self.answer(b"", 500)
            elif kind[0] == "size":
                self.answer(bytes(int(kind[1])))
            elif kind[0] == "endless":
                self.answer(b"", length="none")
                while True:
                    self.wfile.write(bytes(1000))
            elif kind[0] == "slow":
                time.sleep(3)
            elif kind[0] == "drip":
                self.answer(b"", length=100)
                for _ in range(30):
                    self.wfile.write(b"x")
                    time.sleep(0.1)
            elif kind[0] == "half":
                self.answer(bytes(10), length=20)
            elif kind[0] == "nothing":
                pass
            elif kind[0] == "garbage":
                self.wfile.write(b"\xff\xfe\x00\x01 no answer\n\n\n")
            else:
                self.answer(body)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
if "tls" in sys.argv:
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                    "3", "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "server.key",
                    "-out", folder / "server.crt"], capture_output=True, check=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.crt", folder / "server.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
