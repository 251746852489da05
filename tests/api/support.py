"""What the Python suites share: a server process of their own, and calls at the level of HTTP.

Every Server listens on a free loopback port over a data directory of its own, and is ended by its pid. Calls open a
connection each and return status, headers and body as they came: these suites are about the bytes, client libraries
have tests of their own (clients_*.py).
"""

import contextlib
import http.client
import json
import os
import pathlib
import select
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import tempfile
import time
import unittest
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACCOUNT = "123456789012"
REGION = "us-east-1"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/stepwell"
JSON_TYPE = "application/x-amz-json-1.0"
START_SECONDS_MAX = 30
STOP_SECONDS_MAX = 30

# The names of the settings that tests turn, in one place: (table, key) of the configuration file.
SETTINGS = {
    "poll_seconds": ("server", "poll_seconds"),
    "state_machines": ("limits", "state_machines"),
    "activities": ("limits", "activities"),
    "open_executions": ("limits", "open_executions"),
    "history_events": ("limits", "history_events"),
    "pollers": ("limits", "pollers_per_activity"),
    "reserve_mib": ("server", "reserve_mib"),
}


def find_binary():
    """The server under test: STEPWELL_BINARY, else the newest build."""
    named = os.environ.get("STEPWELL_BINARY")
    built = [pathlib.Path(named)] if named else list(ROOT.glob("build/*/stepwell"))
    built = [path for path in built if path.is_file()]
    if not built:
        raise RuntimeError("no server binary: build it, or name it in STEPWELL_BINARY")
    return str(max(built, key=lambda path: path.stat().st_mtime))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def program(name):
    """A program of the distribution, past anything that shadows it on the PATH."""
    return f"/usr/bin/{name}" if os.access(f"/usr/bin/{name}", os.X_OK) else shutil.which(name)


def client_environment(endpoint):
    """The environment for a client of `endpoint`: no configuration of the user's gets in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "STEPWELL_"))}
    return kept | {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION, "AWS_ENDPOINT_URL": endpoint, "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "AWS_EC2_METADATA_DISABLED": "true", "AWS_PAGER": "",
        "no_proxy": "*",
    }


def config_text(settings):
    tables = {}
    for name, value in settings.items():
        table, key = SETTINGS[name]
        tables.setdefault(table, []).append(f"{key} = {json.dumps(value)}")
    return "".join(f"[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items())


class Server:
    """A stepwell process over a directory of its own; `settings` by the names of SETTINGS, `env` in addition."""

    def __init__(self, binary=None, settings=None, env=None, host="127.0.0.1"):
        self.binary = binary or find_binary()
        self.directory = tempfile.mkdtemp(prefix="stepwell-test-")
        self.data = os.path.join(self.directory, "data")
        self.database = os.path.join(self.data, "stepwell.db")
        self.log = os.path.join(self.directory, "server.log")
        self.config = os.path.join(self.directory, "stepwell.toml")
        pathlib.Path(self.config).write_text(config_text(settings or {}))
        self.env = env or {}
        self.host = host
        self.port = None
        self.process = None

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}"

    def command(self):
        return [self.binary, "serve", "--host", self.host, "--port", str(self.port), "--data", self.data,
                "--account", ACCOUNT, "--region", REGION, "--config", self.config]

    def start(self, port=None):
        self.port = port or free_port()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "STEPWELL_", "SFN_", "LAMBDA_"))}
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.command(), env=kept | self.env, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log)
        self._wait_ready()
        return self

    def _wait_ready(self):
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.log_text()}")
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.get("/readyz").status == 200:
                    return
            time.sleep(0.02)
        self.kill()
        raise RuntimeError(f"the server was not ready after {START_SECONDS_MAX} s:\n{self.log_text()}")

    def log_text(self):
        return pathlib.Path(self.log).read_text(errors="replace")[-4000:]

    def stop(self):
        """A clean stop by SIGTERM; returns the exit code."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                self.kill()
                raise RuntimeError(f"the server did not stop within {STOP_SECONDS_MAX} s:\n{self.log_text()}") from None
        return self.process.returncode if self.process else None

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def close(self):
        """Ends it; a stop that is not clean fails the test or the suite."""
        killed = self.process is None or self.process.poll() is not None
        try:
            code = self.stop()
            if code and not killed:
                raise AssertionError(f"the server ended with {code}:\n{self.log_text()}")
        finally:
            shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.kill()
            shutil.rmtree(self.directory, ignore_errors=True)
            raise

    def __exit__(self, kind, *unused):
        try:
            self.close()
        except AssertionError:
            # What went wrong before says more.
            if kind is None:
                raise

    def get(self, path, headers=None):
        return exchange(self.port, "GET", path, b"", headers or {})

    def post(self, body, headers, timeout=65):
        return exchange(self.port, "POST", "/", body, headers, timeout)

    def call(self, operation, request=None, *, body=None, headers=None, timeout=65):
        """An API call; `body` (bytes) is sent as it is in place of `request`."""
        if body is None:
            body = json.dumps(request or {}).encode()
        return self.post(body, api_headers(operation) | (headers or {}), timeout)

    def ok(self, operation, request=None, **options):
        """The answer's members; an error fails the test."""
        answer = self.call(operation, request, **options)
        if answer.status != 200:
            raise AssertionError(f"{operation} {request}: {answer.status} {answer.body!r}")
        return answer.json

    def rows(self, query, *parameters):
        """A query on the live file, read-only, as anybody with a shell would make it."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(query, parameters).fetchall()


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The error's name: what clients read behind the '#' of __type; None on success."""
        return self.json.get("__type", "").rpartition("#")[2] if self.status != 200 else None

    @property
    def message(self):
        return self.json.get("message")

    @property
    def request_id(self):
        return self.headers.get("x-amzn-RequestId")


def exchange(port, method, path, body, headers, timeout=65, host="127.0.0.1"):
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def api_headers(operation):
    return {"Content-Type": JSON_TYPE, "X-Amz-Target": f"AWSStepFunctions.{operation}"}


def raw_request(port, operation, request):
    """The bytes of an API call, for tests that hold the socket themselves."""
    body = json.dumps(request).encode()
    head = ["POST / HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Content-Length: {len(body)}"]
    head += [f"{name}: {value}" for name, value in api_headers(operation).items()]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def open_poll(server, activity, **options):
    """A socket on which GetActivityTask was asked, and nothing read; `options` as for open_socket."""
    poll = open_socket(server.port, **options)
    poll.sendall(raw_request(server.port, "GetActivityTask", {"activityArn": activity}))
    return poll


def refused_poll(server, activity, limit):
    """The answer to the one poll too many of an activity that may have `limit`; the others are given up."""
    polls = [open_poll(server, activity) for _ in range(limit + 1)]
    try:
        # Whichever comes last is answered at once, the others wait.
        answered = select.select(polls, [], [], 20)[0]
        return read_answer(answered[0])
    finally:
        for poll in polls:
            poll.close()


def open_socket(port, segment_bytes=None, receive_bytes=None):
    """A connection; with small segments and a small buffer a long answer does not fit into the kernel's buffers."""
    connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if segment_bytes:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, segment_bytes)
    if receive_bytes:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
    connection.settimeout(60)
    connection.connect(("127.0.0.1", port))
    return connection


def reset(connection):
    """Closes so that the peer gets a reset at once."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def read_answer(connection):
    """The answer to a raw request."""
    answer = http.client.HTTPResponse(connection, method="POST")
    answer.begin()
    return Answer(answer.status, answer.headers, answer.read())


def wait_until(condition, what, seconds=20):
    """Polls for something another process does; returns the first true value."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError(f"not within {seconds} s: {what}")


def unique(prefix):
    return f"{prefix}-{uuid.uuid4().hex[:12]}"


class ServerCase(unittest.TestCase):
    """Tests that share one server, with `settings` of their class. They name their resources uniquely."""

    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server(settings=cls.settings))

    def assert_error(self, answer, code, message=None):
        """A refusal as AWS words it; `message` is the text, or a compiled pattern for all of it."""
        self.assertEqual((answer.status, answer.code), (400, code), answer.body)
        if isinstance(message, str):
            self.assertEqual(answer.message, message)
        elif message is not None:
            self.assertIsNotNone(message.fullmatch(answer.message), f"{answer.message!r} is not {message.pattern!r}")


# --- Resources that many tests start from ---------------------------------------------------------------------------

PASS = {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}}


def wait_machine(seconds=3600):
    return {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": seconds, "End": True}}}


def activity_machine(activity_arn, **members):
    return {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": activity_arn, "End": True} | members}}


def create_machine(server, definition=None, name=None, **members):
    definition = json.dumps(definition or PASS) if not isinstance(definition, str) else definition
    request = {"name": name or unique("machine"), "definition": definition, "roleArn": ROLE} | members
    return server.ok("CreateStateMachine", request)["stateMachineArn"]


def create_activity(server, name=None):
    return server.ok("CreateActivity", {"name": name or unique("activity")})["activityArn"]


def start(server, machine, input_text="{}", **members):
    return server.ok("StartExecution", {"stateMachineArn": machine, "input": input_text} | members)["executionArn"]


def wait_closed(server, execution, seconds=20):
    """The description of the execution once it is no longer running."""
    def described():
        answer = server.ok("DescribeExecution", {"executionArn": execution})
        return answer if answer["status"] != "RUNNING" else None
    return wait_until(described, f"{execution} ends", seconds)


def assigned_task(server, **state_members):
    """An execution whose activity task a worker holds: (execution ARN, activity ARN, task token)."""
    activity = create_activity(server)
    execution = start(server, create_machine(server, activity_machine(activity, **state_members)), '{"n": 1}')
    task = server.ok("GetActivityTask", {"activityArn": activity})
    return execution, activity, task["taskToken"]
