"""Lambda functions through the Invoke API of a server written for the test, and functions of the configuration."""

import http.server
import json
import sys
import threading

import support
from support import create_machine, start, wait_closed

ARN = "arn:aws:lambda:us-east-1:123456789012:function:"


class Invoke(http.server.BaseHTTPRequestHandler):
    """Function names say what happens: `echo`, `raises`, `missing`, `dropped`, `text`."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.server.seen.append((self.path, dict(self.headers)))
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        name = self.path.split("/")[3].rsplit("%3A", 1)[-1]
        if name == "dropped":
            return self.connection.close()
        if name == "missing":
            return self.answer(404, {"Type": "User", "Message": "Function not found: missing"},
                               {"x-amzn-ErrorType": "ResourceNotFoundException"})
        if name == "raises":
            return self.answer(200, {"errorMessage": "bad", "errorType": "ValueError"}, {"X-Amz-Function-Error": "Unhandled"})
        self.answer(200, {"got": json.loads(body or b"null")}, {"X-Amz-Executed-Version": "$LATEST"})

    def answer(self, status, value, headers):
        text = json.dumps(value).encode()
        self.send_response(status)
        for name, content in (headers | {"Content-Length": str(len(text)), "x-amzn-RequestId": "r-1"}).items():
            self.send_header(name, content)
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *unused):
        pass


def machine(resource, parameters=None, **members):
    state = {"Type": "Task", "Resource": resource, "End": True} | members
    return json.dumps({"StartAt": "T", "States": {"T": state | ({"Parameters": parameters} if parameters else {})}})


class LambdaTest(support.ServerCase):
    @classmethod
    def setUpClass(cls):
        cls.endpoint = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Invoke)
        cls.endpoint.seen = []
        threading.Thread(target=cls.endpoint.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.endpoint.server_close)
        cls.addClassCleanup(cls.endpoint.shutdown)
        url = f"http://127.0.0.1:{cls.endpoint.server_port}"
        cls.server = support.Server(env={"LAMBDA_ENDPOINT": url})
        cls.addClassCleanup(cls.server.close)
        cls.server.start()

    def run_machine(self, *arguments, input_text="{}", **members):
        return wait_closed(self.server, start(self.server, create_machine(self.server, machine(*arguments, **members)),
                                              input_text))

    def test_a_function_named_by_its_arn_or_by_parameters(self):
        self.assertEqual(json.loads(self.run_machine(ARN + "echo", input_text='{"n":1}')["output"]), {"got": {"n": 1}})
        described = self.run_machine("arn:aws:states:::lambda:invoke",
                                     {"FunctionName": ARN + "echo:live", "Payload": [1], "LogType": "Tail"})
        output = json.loads(described["output"])
        self.assertEqual(output["Payload"], {"got": [1]})
        self.assertEqual(output["ExecutedVersion"], "$LATEST")
        self.assertEqual(output["SdkResponseMetadata"], {"RequestId": "r-1"})
        self.assertEqual(output["StatusCode"], 200)
        path, headers = self.endpoint.seen[-1]
        self.assertEqual(path, "/2015-03-31/functions/echo/invocations?Qualifier=live")
        self.assertEqual((headers["X-Amz-Invocation-Type"], headers["X-Amz-Log-Type"]), ("RequestResponse", "Tail"))

    def test_errors_of_the_function_and_of_the_service(self):
        described = self.run_machine(ARN + "raises")
        self.assertEqual(described["error"], "ValueError")
        self.assertEqual(json.loads(described["cause"])["errorMessage"], "bad")
        described = self.run_machine("arn:aws:states:::lambda:invoke", {"FunctionName": "missing"})
        self.assertEqual(described["error"], "Lambda.ResourceNotFoundException")
        self.assertEqual(described["cause"],
                         "Function not found: missing (Service: Lambda, Status Code: 404, Request ID: r-1)")
        self.assertEqual(self.run_machine(ARN + "dropped")["error"], "Lambda.Unknown")


class LocalFunctions(support.ServerCase):
    @classmethod
    def setUpClass(cls):
        double = "import json, sys; print(json.dumps(json.load(sys.stdin) * 2))"
        fails = "import sys; sys.stderr.write('no luck'); sys.exit(3)"
        cls.server = support.Server()
        cls.addClassCleanup(cls.server.close)
        with open(cls.server.config, "a") as file:
            for pattern, program in ((f"{ARN}double*", double), ("arn:aws:states:::sns:*", fails)):
                file.write(f'[functions."{pattern}"]\ncommand = {json.dumps([sys.executable, "-c", program])}\n')
        cls.server.start()

    def run_machine(self, *arguments, input_text="{}"):
        return wait_closed(self.server, start(self.server, create_machine(self.server, machine(*arguments)), input_text))

    def test_a_command_is_a_function_by_arn_and_by_name(self):
        self.assertEqual(self.run_machine(ARN + "double-it", input_text="21")["output"], "42")
        described = self.run_machine("arn:aws:states:::lambda:invoke", {"FunctionName": "double", "Payload": 4})
        self.assertEqual(json.loads(described["output"])["Payload"], 8)

    def test_a_command_that_fails_and_a_function_that_nobody_is(self):
        described = self.run_machine("arn:aws:states:::sns:publish", {"Message": "m"})
        self.assertEqual(described["error"], "States.TaskFailed")
        self.assertIn("exited with 3. no luck", described["cause"])
        described = self.run_machine("arn:aws:states:::lambda:invoke", {"FunctionName": "other"})
        self.assertIn("--lambda-endpoint", described["cause"])
