"""An HTTP API written for the tests of HTTP tasks; the path of a request says what happens to it."""

import http.server
import json
import os
import ssl
import subprocess
import threading

from support import program


TOKEN = "token-of-the-bank"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        path = self.path.partition("?")[0]
        self.server.seen.append((self.command, self.path, dict(self.headers), body))
        name = path.split("/")[1]
        getattr(self, f"answer_{name}", self.answer_other)(path, body)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_HEAD = handle_any

    def answer(self, status, text, content_type="application/json", **headers):
        data = text if isinstance(text, bytes) else text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def answer_other(self, path, body):
        self.answer(200, json.dumps({"got": body}))

    def answer_status(self, path, body):
        self.answer(int(path.rpartition("/")[2]), '{"why": "asked for"}')

    def answer_picture(self, path, body):
        self.answer(200, b"\x89PNG", "image/png")

    def answer_flaky(self, path, body):
        """The first request of its path is refused."""
        first = sum(seen[1] == self.path for seen in self.server.seen) == 1
        self.answer(503 if first else 200, "{}")

    def answer_slow(self, path, body):
        """No answer; notes when the caller has gone."""
        self.server.waiting.set()
        if self.connection.recv(1) == b"":
            self.server.left.set()
        self.close_connection = True

    def answer_redirect(self, path, body):
        self.answer(302, "", Location=self.server.redirect_to)

    def answer_token(self, path, body):
        self.server.tokens += 1
        self.answer(200, json.dumps({"access_token": f"{TOKEN}-{self.server.tokens}", "expires_in": 3600}))

    def answer_private(self, path, body):
        """Refuses the authorization that the first request of its path had."""
        first = next(seen[2].get("Authorization") for seen in self.server.seen if seen[1] == self.path)
        good = self.headers.get("Authorization") != first
        self.answer(200 if good else 401, json.dumps({"private": good}))

    def log_message(self, *unused):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address="127.0.0.1", folder=None):
        """With a folder it speaks TLS, with a certificate for `localhost` that it leaves there."""
        super().__init__((address, 0), Handler)
        self.seen = []
        self.waiting, self.left = threading.Event(), threading.Event()
        self.tokens = 0
        self.redirect_to = None
        self.scheme = "http"
        if folder:
            self.scheme = "https"
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*make_certificate(folder))
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path="/", host=None):
        return f"{self.scheme}://{host or self.server_address[0]}:{self.server_port}{path}"

    def handle_error(self, request, client_address):
        """A caller that gives a connection up is part of the tests."""

    def close(self):
        self.shutdown()
        self.server_close()


def make_certificate(folder):
    """The files of a certificate for `localhost` that vouches for itself, and of its key."""
    certificate, key = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
    subprocess.run([program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                    "-noenc", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                    "-out", certificate, "-keyout", key], check=True, capture_output=True)
    return certificate, key
