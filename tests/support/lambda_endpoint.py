"""Lambda's Invoke API as a server for tests: the name of the function says what happens to a call.

`echo` answers `{"got": payload}`. The other names are those of BEHAVIOURS; `slow` holds its answer until `release()` or
until the caller hangs up. What follows a `-` in a name is the test's own, so that tests share an endpoint. Every call is
kept as soon as it has been read, with its head and body as they came: `wait_for` returns it without polling.
"""

import http.server
import json
import select
import socket
import threading
import urllib.parse

WAIT_SECONDS_MAX = 30
HELD_SECONDS_MAX = 120
PAYLOAD_BYTES_MAX = 262_144
ANSWER_BYTES_MAX = 6 << 20

UNHANDLED = {"X-Amz-Function-Error": "Unhandled"}

# name: (status, body, header fields beside the usual ones)
BEHAVIOURS = {
    "raises": (200, {"errorMessage": "bad", "errorType": "ValueError", "stackTrace": ["f.py"]}, UNHANDLED),
    "handled": (200, {"errorMessage": "bad", "errorType": "Refused"}, {"X-Amz-Function-Error": "Handled"}),
    "nameless": (200, {"errorMessage": "exited"}, UNHANDLED),
    "throttled": (429, {"Reason": "ConcurrentInvocationLimitExceeded", "Type": "User", "message": "Rate Exceeded."},
                  {"x-amzn-ErrorType": "TooManyRequestsException"}),
    "missing": (404, {"Type": "User", "Message": "Function not found"},
                {"x-amzn-ErrorType": "ResourceNotFoundException:http://internal.amazon.com/"}),
    "broken": (500, b"<h1>oops</h1>", {}),
    "silent": (503, b"", {}),
    "empty": (200, b"", {}),
    "text": (200, b"no JSON", {}),
    "largest": (200, json.dumps("x" * (PAYLOAD_BYTES_MAX - 2)).encode(), {}),
    "large": (200, json.dumps("x" * (PAYLOAD_BYTES_MAX - 1)).encode(), {}),
    "huge": (200, json.dumps("x" * ANSWER_BYTES_MAX).encode(), {}),
}
WITHOUT_RESULT = {"Event": 202, "DryRun": 204}


class Call:
    """One call, as it came."""

    def __init__(self, function, path, headers, body):
        self.function = function
        self.path = path
        self.headers = headers
        self.body = body
        self.gone = threading.Event()  # the caller has hung up while its call was held
        self.answered = threading.Event()  # all of the answer is with the system
        self._wakes, self._waker = socket.socketpair()

    @property
    def payload(self):
        return json.loads(self.body) if self.body else None

    def release(self):
        """Lets a held call be answered."""
        self._waker.send(b"x")

    def close(self):
        self._waker.close()
        self._wakes.close()

    def hold(self, connection):
        """False: the caller has hung up, or nobody came."""
        ready = select.select([connection, self._wakes], [], [], HELD_SECONDS_MAX)[0]
        if connection in ready:
            self.gone.set()
        return self._wakes in ready and connection not in ready


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        function = urllib.parse.unquote(self.path.split("/")[3]).rpartition(":")[2]
        call = Call(function, self.path, self.headers, body)
        number = self.server.owner.keep(call)
        behaviour = function.partition("-")[0]
        if behaviour == "slow" and not call.hold(self.connection):
            self.close_connection = True
            return
        if behaviour == "dropped":
            self.answer(200, b'{"a": "half', {}, length=100)
            self.close_connection = True
            return
        if behaviour == "flaky":
            behaviour = "throttled" if number == 1 else "echo"
        status, answer, fields = BEHAVIOURS.get(behaviour) or (200, {"got": call.payload}, {})
        invocation_type = self.headers.get("X-Amz-Invocation-Type")
        if invocation_type in WITHOUT_RESULT:
            status, answer, fields = WITHOUT_RESULT[invocation_type], b"", {}
        self.answer(status, answer if isinstance(answer, bytes) else json.dumps(answer).encode(), fields)
        call.answered.set()

    def answer(self, status, body, fields, length=None):
        usual = {"Content-Type": "application/json", "x-amzn-RequestId": "r-1", "X-Amz-Executed-Version": "$LATEST"}
        self.send_response(status)
        for name, value in (usual | fields).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *unused):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, *unused):
        """A caller that hangs up in the middle is a test's intention."""


class LambdaEndpoint:
    """Listens on a free loopback port from the beginning, until `close`."""

    def __init__(self):
        self._changed = threading.Condition()
        self._calls = []
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.owner = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        for call in self._calls:
            call.close()

    def url_of(self, function):
        """Where the function can be called by URL."""
        return f"{self.url}/2015-03-31/functions/{function}/invocations"

    def keep(self, call):
        """How many calls of that function there were, with this one."""
        with self._changed:
            self._calls.append(call)
            self._changed.notify_all()
            return len(self._of(call.function))

    def calls(self, function):
        with self._changed:
            return list(self._of(function))

    def wait_for(self, function, number=1):
        """The call of that number; fails when it does not come."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._of(function)) >= number, WAIT_SECONDS_MAX):
                raise AssertionError(f"{function} has been called {len(self._of(function))} times, not {number}")
            return self._of(function)[number - 1]

    def _of(self, function):
        return [call for call in self._calls if call.function == function]
