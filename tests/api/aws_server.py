"""AWS services for tests, on a loopback port: queues and tables that speak JSON, topics that speak the Query protocol.

Every request must be signed with Signature Version 4, which is checked here from its description, with nothing of the
server under test: one that is not is refused with 403. Names say what happens: a queue `slow` answers when the test
says so, `throttled-N` refuses its first N messages, `missing` does not exist.
"""

import datetime
import hashlib
import hmac
import http.server
import json
import select
import socket
import threading
import time
import urllib.parse

KEY_ID, SECRET, SESSION = "AKIDTESTS", "secret/of+tests", "session-token"
ENVIRONMENT = {"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_SESSION_TOKEN": SESSION}
REGION = "us-east-1"
MUST_BE_SIGNED = {"host", "x-amz-date", "x-amz-security-token", "content-type"}
CLOCK_SKEW_MAX = datetime.timedelta(minutes=15)


def digest(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def expected_signature(method, path, headers, body, signed, scope, moment):
    fields = "".join(f"{name}:{' '.join(headers[name].split())}\n" for name in signed)
    request = "\n".join([method, path, "", fields, ";".join(signed), hashlib.sha256(body).hexdigest()])
    text = "\n".join(["AWS4-HMAC-SHA256", moment, "/".join(scope), hashlib.sha256(request.encode()).hexdigest()])
    key = ("AWS4" + SECRET).encode()
    for part in scope:
        key = digest(key, part)
    return digest(key, text).hex()


def signature_problem(method, path, headers, body, service):
    """None for a request that is well signed for `service`, otherwise what is wrong."""
    algorithm, _, rest = headers.get("Authorization", "").partition(" ")
    if algorithm != "AWS4-HMAC-SHA256":
        return "it is not signed"
    members = dict(member.strip().split("=", 1) for member in rest.split(","))
    key_id, *scope = members["Credential"].split("/")
    signed = members["SignedHeaders"].split(";")
    moment = headers["x-amz-date"]
    if key_id != KEY_ID or headers.get("x-amz-security-token") != SESSION:
        return "unknown credentials"
    if scope != [moment[:8], REGION, service, "aws4_request"]:
        return f"the scope is {scope}"
    if signed != sorted(signed) or not MUST_BE_SIGNED <= set(signed):
        return f"signed is only {signed}"
    age = datetime.datetime.now(datetime.UTC) - datetime.datetime.strptime(moment + "+0000", "%Y%m%dT%H%M%SZ%z")
    if abs(age) > CLOCK_SKEW_MAX:
        return "the time is another"
    expected = expected_signature(method, path, headers, body, signed, scope, moment)
    return None if hmac.compare_digest(expected, members["Signature"]) else "the signature does not match"


class Refused(Exception):
    def __init__(self, status, kind, message):
        super().__init__(message)
        self.status, self.kind, self.message = status, kind, message


class Services:
    """What the services keep. Methods are named after the operations."""

    def __init__(self):
        self.messages = []  # requests of SendMessage, in the order they came
        self.publications = []
        self.events = []
        self.items = {}
        self.throttled = {}
        self.release = threading.Event()  # lets the queue `slow` answer
        self.given_up = threading.Event()  # the caller has hung up on `slow`
        self.on_message = lambda body: None  # called before SendMessage is answered

    def send_message(self, request, connection):
        queue = request["QueueUrl"].rsplit("/", 1)[-1]
        if queue == "missing":
            raise Refused(400, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.")
        kind, _, count = queue.partition("-")
        if kind == "throttled" and self.throttled.setdefault(queue, 0) < int(count):
            self.throttled[queue] += 1
            raise Refused(400, "com.amazonaws.sqs#RequestThrottled", "Rate exceeded")
        self.messages.append(request)
        if queue == "slow":
            self.await_release(connection)
        self.on_message(request["MessageBody"])
        return {"MessageId": f"message-{len(self.messages)}",
                "MD5OfMessageBody": hashlib.md5(request["MessageBody"].encode()).hexdigest()}

    def await_release(self, connection):
        deadline = time.monotonic() + 60
        while not self.release.wait(0.02) and time.monotonic() < deadline:
            if select.select([connection], [], [], 0)[0] and not connection.recv(1, socket.MSG_PEEK):
                self.given_up.set()
                raise ConnectionAbortedError

    def put_item(self, request, _):
        key = (request["TableName"], request["Item"]["id"]["S"])
        if request["TableName"] == "missing":
            raise Refused(400, "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
                          "Requested resource not found")
        if request.get("ConditionExpression") == "attribute_not_exists(id)" and key in self.items:
            raise Refused(400, "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
                          "The conditional request failed")
        self.items[key] = request["Item"]
        return {}

    def get_item(self, request, _):
        item = self.items.get((request["TableName"], request["Key"]["id"]["S"]))
        return {"Item": item} if item else {}

    def update_item(self, request, _):
        item = self.items[request["TableName"], request["Key"]["id"]["S"]]
        item |= {name: update["Value"] for name, update in request["AttributeUpdates"].items()}
        return {"Attributes": item}

    def delete_item(self, request, _):
        return {"Attributes": self.items.pop((request["TableName"], request["Key"]["id"]["S"]))}

    def put_events(self, request, _):
        entries = []
        for entry in request["Entries"]:
            json.loads(entry["Detail"])
            self.events.append(entry)
            entries.append({"EventId": f"event-{len(self.events)}"} if "Source" in entry else
                           {"ErrorCode": "InvalidArgument", "ErrorMessage": "Source is missing"})
        return {"FailedEntryCount": sum("ErrorCode" in entry for entry in entries), "Entries": entries}

    def get_secret_value(self, request, _):
        return {"Name": request["SecretId"], "SecretString": "s", "CreatedDate": 1704067200.5}

    def publish(self, form):
        if form.get("TopicArn", "").endswith(":missing"):
            raise Refused(404, "NotFound", "Topic <missing> & gone")
        self.publications.append(form)
        return "<MessageId>published</MessageId>"


# X-Amz-Target without the operation -> (the service's name in a signature, version of JSON).
TARGETS = {"AmazonSQS": ("sqs", "1.0"), "DynamoDB_20120810": ("dynamodb", "1.0"), "AWSEvents": ("events", "1.1"),
           "secretsmanager": ("secretsmanager", "1.1")}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            if "X-Amz-Target" in self.headers:
                self.answer_json(body)
            else:
                self.answer_query(body)
        except ConnectionError:
            self.close_connection = True

    def check_signature(self, service, body):
        headers = {name.lower(): value for name, value in self.headers.items()}
        headers["Authorization"] = self.headers.get("Authorization", "")
        problem = signature_problem(self.command, self.path, headers, body, service)
        if problem:
            raise Refused(403, "com.amazon.coral.service#InvalidSignatureException", problem)

    def answer_json(self, body):
        target, operation = self.headers["X-Amz-Target"].rsplit(".", 1)
        service, version = TARGETS[target]
        kind = f"application/x-amz-json-{version}"
        try:
            if self.headers["Content-Type"] != kind:
                raise Refused(404, "UnknownOperationException", "")
            self.check_signature(service, body)
            method = "".join("_" + letter.lower() if letter.isupper() else letter for letter in operation)[1:]
            answer = getattr(self.server.services, method)(json.loads(body), self.connection)
            self.answer(200, kind, json.dumps(answer))
        except Refused as refused:
            self.answer(refused.status, kind, json.dumps({"__type": refused.kind, "message": refused.message}))

    def answer_query(self, body):
        form = dict(urllib.parse.parse_qsl(body.decode(), strict_parsing=True))
        identity = "<RequestId>query-request</RequestId>"
        try:
            self.check_signature("sns", body)
            if (form.pop("Action"), form.pop("Version")) != ("Publish", "2010-03-31"):
                raise Refused(400, "InvalidAction", "no such action")
            result = self.server.services.publish(form)
            self.answer(200, "text/xml", f"<PublishResponse><PublishResult>{result}</PublishResult><ResponseMetadata>"
                                         f"{identity}</ResponseMetadata></PublishResponse>")
        except Refused as refused:
            message = refused.message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            self.answer(refused.status, "text/xml",
                        f"<ErrorResponse><Error><Type>Sender</Type><Code>{refused.kind.rpartition('#')[2]}</Code>"
                        f"<Message>{message}</Message></Error>{identity}</ErrorResponse>")

    def answer(self, status, kind, text):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.send_header("x-amzn-RequestId", "json-request")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *unused):
        pass


class AwsServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.services = Services()
        self.url = f"http://127.0.0.1:{self.server_port}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *unused):
        self.services.release.set()
        self.shutdown()
        self.server_close()
