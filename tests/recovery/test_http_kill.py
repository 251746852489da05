"""kill -9 while HTTP tasks are called: nobody knows what became of the call, and it is not made again by itself."""

import http.server
import json
import subprocess
import threading
import unittest

from tests.api import support


class Silent(http.server.BaseHTTPRequestHandler):
    """Answers what asks for `/now`; otherwise only notes that it was called."""

    def do_POST(self):
        self.server.calls.append(self.path)
        self.server.called.set()
        if self.path != "/now":
            self.connection.recv(1)
            return
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *unused):
        pass


class HttpKillTest(unittest.TestCase):
    def begin(self, **settings):
        self.api = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Silent)
        self.api.daemon_threads = True
        self.api.calls, self.api.called = [], threading.Event()
        threading.Thread(target=self.api.serve_forever, daemon=True).start()
        self.addCleanup(self.api.server_close)
        self.addCleanup(self.api.shutdown)
        settings = {"HTTP_ALLOW_PLAIN": "true", "HTTP_ALLOW_RANGES": "127.0.0.1"} | settings
        self.server = support.Server(env={f"STEPWELL_TASK_{name}": value for name, value in settings.items()})
        self.addCleanup(self.server.close)
        self.server.start()

    def machine(self, path, **members):
        parameters = {"ApiEndpoint": f"http://127.0.0.1:{self.api.server_port}{path}", "Method": "POST"}
        return support.create_machine(self.server, json.dumps({"StartAt": "T", "States": {"T": {
            "Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": parameters, "End": True} | members}}))

    def kill_during_the_call(self, machine):
        execution = support.start(self.server, machine)
        self.assertTrue(self.api.called.wait(20))
        self.api.called.clear()
        self.server.kill()
        self.server.start()
        return execution

    def verify(self):
        self.assertEqual(self.server.stop(), 0)
        subprocess.run([self.server.binary, "verify", "--data", self.server.data], check=True, capture_output=True)

    def test_the_outcome_is_unknown_and_the_call_is_not_made_again(self):
        self.begin()
        described = support.wait_closed(self.server, self.kill_during_the_call(self.machine("/never")))
        self.assertEqual(described["error"], "States.TaskFailed")
        self.assertIn("outcome is unknown", described["cause"])
        support.wait_closed(self.server, support.start(self.server, self.machine("/now")))
        self.assertEqual(self.api.calls, ["/never", "/now"])
        self.verify()

    def test_the_setting_makes_the_call_again(self):
        self.begin(REPEAT_LOST_CALLS="true")
        execution = self.kill_during_the_call(self.machine("/never"))
        self.assertTrue(self.api.called.wait(20))
        self.assertEqual(self.api.calls, ["/never", "/never"])
        self.server.ok("StopExecution", {"executionArn": execution})
        self.verify()


if __name__ == "__main__":
    unittest.main()
