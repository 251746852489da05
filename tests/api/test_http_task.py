"""HTTP tasks: requests to servers written for the test, with TLS and without, and what may not be called."""

import json
import os
import pathlib
import re
import tempfile

import http_api
import support
from http_api import TOKEN
from support import create_machine, start, wait_closed

BASIC = "YW5uOnBhc3N3b3JkLW9mLWFubg=="  # ann:password-of-ann
RESOURCE = "arn:aws:states:::http:invoke"
DOCUMENT = (support.ROOT / "docs/integrations.md").read_text()
RULE = ("HTTP tasks may call public addresses over https://, and what the settings http_allow_plain, http_allow_hosts "
        "and http_allow_ranges allow.")


def documented(kind):
    """The first block of that kind in the section on HTTP tasks."""
    section = DOCUMENT.split("\n## HTTP tasks\n")[1].split("\n## ")[0]
    return re.search(rf"```{kind}\n(.*?)```", section, re.S)[1]


def machine(endpoint, method="GET", state=None, **parameters):
    task = {"Type": "Task", "Resource": RESOURCE,
            "Parameters": {"ApiEndpoint": endpoint, "Method": method} | parameters, "End": True} | (state or {})
    states = {"T": task}
    if "Catch" in task:
        states["Caught"] = {"Type": "Succeed"}
    return json.dumps({"StartAt": "T", "States": states})


class HttpTaskCase(support.ServerCase):
    """A server with the settings of the class, for which a folder is made; the environment has names of settings."""

    @classmethod
    def settings_of(cls, folder):
        return {}

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        settings = cls.settings_of(folder.name)
        cls.server = support.Server(env={f"STEPWELL_TASK_{name.upper()}": value for name, value in settings.items()})
        cls.addClassCleanup(cls.server.close)
        cls.server.start()

    @classmethod
    def serve(cls, **options):
        api = http_api.Server(**options)
        cls.addClassCleanup(api.close)
        return api

    def begin(self, *arguments, input_text="{}", **parameters):
        return start(self.server, create_machine(self.server, machine(*arguments, **parameters)), input_text)

    def run_task(self, *arguments, **parameters):
        return wait_closed(self.server, self.begin(*arguments, **parameters))

    def output_of(self, *arguments, **parameters):
        described = self.run_task(*arguments, **parameters)
        self.assertEqual(described["status"], "SUCCEEDED", described)
        return json.loads(described["output"])

    def types(self, execution):
        events = self.server.ok("GetExecutionHistory", {"executionArn": execution})["events"]
        return [event["type"] for event in events]


class HttpTaskTest(HttpTaskCase):
    @classmethod
    def settings_of(cls, folder):
        cls.api = cls.serve()
        cls.tls = cls.serve(folder=folder)
        connections = pathlib.Path(folder) / "connections.toml"
        connections.write_text(documented("toml").replace("https://login.example/token", cls.api.url("/token")))
        connections.chmod(0o600)
        return {"connections": str(connections), "http_allow_plain": "true", "http_allow_hosts": "localhost",
                "http_allow_ranges": "127.0.0.1", "http_ca_file": os.path.join(folder, "certificate.pem")}

    def test_what_is_sent_and_what_comes_back(self):
        output = self.output_of(self.api.url("/echo?a=1"), "PUT", Headers={"X-Kind": "test"},
                                QueryParameters={"b": ["2", "3"]}, RequestBody={"n": 1})
        self.assertEqual(output["ResponseBody"], {"got": '{"n":1}'})
        self.assertEqual((output["StatusCode"], output["StatusText"]), (200, "OK"))
        self.assertEqual(output["Headers"]["content-type"], ["application/json"])
        method, path, headers, _ = self.api.seen[-1]
        self.assertEqual((method, path), ("PUT", "/echo?a=1&b=2&b=3"))
        self.assertEqual(headers["X-Kind"], "test")
        self.assertEqual(headers["User-Agent"], "Amazon|StepFunctions|HttpInvoke|us-east-1")
        self.assertEqual(headers["Range"], "bytes=0-262144")
        self.assertEqual(headers["Content-Type"], "application/json; charset=UTF-8")
        self.assertEqual(headers["Host"], f"127.0.0.1:{self.api.server_port}")

    def test_every_method(self):
        for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"):
            with self.subTest(method):
                output = self.output_of(self.api.url(f"/any/{method}"), method)
                self.assertEqual(output["ResponseBody"], "" if method == "HEAD" else {"got": ""})
                self.assertEqual(self.api.seen[-1][:2], (method, f"/any/{method}"))

    def test_a_form(self):
        output = self.output_of(self.api.url("/form"), "POST", RequestBody={"a": ["x", "y"], "m": {"k": "v"}},
                                Headers={"content-type": "application/x-www-form-urlencoded"},
                                Transform={"RequestBodyEncoding": "URL_ENCODED",
                                           "RequestEncodingOptions": {"ArrayFormat": "BRACKETS"}})
        self.assertEqual(output["ResponseBody"]["got"], "a%5B%5D=x&a%5B%5D=y&m%5Bk%5D=v")

    def test_tls_with_a_certificate_that_is_trusted_for_its_name(self):
        self.assertEqual(self.output_of(self.tls.url("/", "localhost"))["StatusCode"], 200)
        described = self.run_task(self.tls.url("/"))
        self.assertEqual(described["error"], "States.Http.Socket")
        self.assertIn("The other side has not got the request.", described["cause"])

    def test_the_events_of_success_and_of_a_status(self):
        execution = self.begin(self.api.url("/"))
        wait_closed(self.server, execution)
        self.assertEqual(self.types(execution), ["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted",
                                                 "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"])
        execution = self.begin(self.api.url("/status/404"))
        described = wait_closed(self.server, execution)
        self.assertEqual(described["error"], "States.Http.StatusCode.404")
        self.assertEqual(json.loads(described["cause"]), {"StatusCode": 404, "StatusText": "Not Found",
                                                          "ResponseBody": {"why": "asked for"}})
        self.assertEqual(self.types(execution)[3:], ["TaskStarted", "TaskFailed", "ExecutionFailed"])

    def test_retry_and_catch_by_the_status(self):
        execution = self.begin(self.api.url("/" + support.unique("flaky").replace("-", "/")), state={
            "Retry": [{"ErrorEquals": ["States.Http.StatusCode.503"], "IntervalSeconds": 1, "MaxAttempts": 1}]})
        self.assertEqual(json.loads(wait_closed(self.server, execution)["output"])["StatusCode"], 200)
        self.assertEqual(self.types(execution)[2:-2], ["TaskScheduled", "TaskStarted", "TaskFailed", "TaskScheduled",
                                                       "TaskStarted", "TaskSucceeded"])
        caught = self.output_of(self.api.url("/status/500"), state={
            "Catch": [{"ErrorEquals": ["States.Http.StatusCode.500"], "Next": "Caught"}]})
        self.assertEqual(caught["Error"], "States.Http.StatusCode.500")

    def test_an_answer_that_is_no_text_and_a_header_that_may_not_be_set(self):
        described = self.run_task(self.api.url("/picture"))
        self.assertEqual(described["error"], "States.Runtime")
        self.assertIn("image/png", described["cause"])
        before = len(self.api.seen)
        described = self.run_task(self.api.url("/"), Headers={"Authorization": "mine"})
        self.assertEqual(described["error"], "States.Runtime")
        self.assertIn("The header 'Authorization' can't be set by an HTTP task.", described["cause"])
        self.assertEqual(len(self.api.seen), before)

    def test_a_task_whose_time_is_over_or_that_is_stopped_closes_its_connection(self):
        self.assertEqual(self.run_task(self.api.url("/slow"), state={"TimeoutSeconds": 1})["error"], "States.Timeout")
        self.assertTrue(self.api.left.wait(20))
        self.api.waiting.clear()
        self.api.left.clear()
        execution = self.begin(self.api.url("/slow"))
        self.assertTrue(self.api.waiting.wait(20))
        self.server.ok("StopExecution", {"executionArn": execution})
        self.assertTrue(self.api.left.wait(20))
        self.assertEqual(self.types(execution)[-1], "ExecutionAborted")

    def test_the_documented_example_with_its_connection(self):
        definition = documented("json").replace("https://localhost:8443", self.tls.url("", "localhost"))
        execution = start(self.server, create_machine(self.server, definition), '{"item":"lamp"}')
        output = json.loads(wait_closed(self.server, execution)["output"])
        self.assertEqual(output, {"order": {"got": '{"item":"lamp","channel":"web"}'}})
        method, path, headers, _ = self.tls.seen[-1]
        self.assertEqual((method, path), ("POST", "/orders?priority=high&tenant=tenant-of-the-shop"))
        self.assertEqual((headers["x-api-key"], headers["x-team"]), ("key-of-the-shop", "blue"))

    def test_a_token_that_was_refused_is_not_used_again(self):
        bank = {"ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/bank/77"}
        described = self.run_task(self.api.url("/private"), InvocationConfig=bank)
        self.assertEqual(described["error"], "States.Http.StatusCode.401")
        output = self.output_of(self.api.url("/private"), InvocationConfig=bank)
        self.assertEqual(output["ResponseBody"], {"private": True})
        asked = [body for _, path, _, body in self.api.seen if path == "/token"]
        self.assertEqual(asked[0], "grant_type=client_credentials&client_id=stepwell"
                                   "&client_secret=secret-of-the-bank&scope=payments")

    def test_secrets_are_in_no_row_and_no_log(self):
        for name, header, sent in (("shop", "x-api-key", "key-of-the-shop"), ("bank", "Authorization", "Bearer " + TOKEN),
                                   ("ledger", "Authorization", "Basic " + BASIC)):
            for path in ("/", "/status/400", "/picture"):
                self.run_task(self.api.url(path), "POST", Authentication={"ConnectionArn": name}, RequestBody={"n": 1})
                self.assertTrue(self.api.seen[-1][2][header].startswith(sent), self.api.seen[-1])
        secret = re.compile("|".join(("key-of", "secret-of", "password-of", TOKEN, BASIC, "tenant-of")))
        tables = [row["name"] for row in self.server.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        stored = {table: "\n".join(" ".join(map(repr, row)) for row in self.server.rows(f"SELECT * FROM {table}"))
                  for table in tables}
        # What may be seen is seen.
        self.assertTrue("RequestBody" in stored["history_events"] and "StartExecution" in stored["api_calls"])
        for table, text in stored.items():
            self.assertIsNone(secret.search(text), table)
        self.assertNotRegex(pathlib.Path(self.server.log).read_text(), secret)


class RefusedTest(HttpTaskCase):
    """Only 127.0.0.2 may be called beside public addresses."""

    @classmethod
    def settings_of(cls, folder):
        cls.inner = cls.serve()
        cls.gate = cls.serve(address="127.0.0.2")
        cls.gate.redirect_to = cls.inner.url("/inner")
        return {"http_allow_plain": "true", "http_allow_ranges": "127.0.0.2/32"}

    def refusals(self):
        port = self.inner.server_port
        return {
            "http://169.254.169.254/latest/meta-data/": "169.254.169.254: the address 169.254.169.254 is not allowed",
            f"http://[::1]:{port}/": rf"\[::1\]:{port}: the address ::1 is not allowed",
            f"http://[::ffff:127.0.0.1]:{port}/": rf".*:{port}: the address 127.0.0.1 is not allowed",
            f"http://0x7f000001:{port}/": f"127.0.0.1:{port}: the address 127.0.0.1 is not allowed",
            f"http://2130706433:{port}/": f"127.0.0.1:{port}: the address 127.0.0.1 is not allowed",
            f"http://localhost:{port}/": f"localhost:{port}: the address (127.0.0.1|::1) is not allowed",
            f"https://127.0.0.1:{port}/": f"127.0.0.1:{port}: the address 127.0.0.1 is not allowed",
            "http://10.0.0.1/": "10.0.0.1: the address 10.0.0.1 is not allowed",
            "file:///etc/passwd": "the scheme file: is not allowed",
            f"gopher://127.0.0.1:{port}/_GET": "the scheme gopher: is not allowed",
        }

    def test_what_is_not_public_is_refused_however_it_is_written(self):
        for url, reason in self.refusals().items():
            with self.subTest(url):
                described = self.run_task(url)
                self.assertEqual(described["error"], "States.Permissions")
                self.assertRegex(described["cause"], rf"\AThe call was not made: {reason}\. {re.escape(RULE)}\Z")
        self.assertEqual(self.inner.seen, [])

    def test_a_redirect_is_an_answer_and_is_not_followed(self):
        described = self.run_task(self.gate.url("/redirect"))
        self.assertEqual(described["error"], "States.Http.StatusCode.302")
        self.assertEqual(self.output_of(self.gate.url("/"))["StatusCode"], 200)
        self.assertEqual(self.inner.seen, [])


class DefaultsTest(HttpTaskCase):
    def test_plain_http_is_refused_and_so_is_a_connection_without_a_file(self):
        described = self.run_task("http://stepwell.example/")
        self.assertEqual(described["error"], "States.Permissions")
        self.assertEqual(described["cause"], f"The call was not made: http:// is not allowed, only https://. {RULE}")
        described = self.run_task("https://stepwell.example/", Authentication={"ConnectionArn": "shop"})
        self.assertEqual(described["error"], "Events.ConnectionResource.ResourceNotFound")
        self.assertEqual(described["cause"], "The connection shop is not in the file of connections (--connections).")
