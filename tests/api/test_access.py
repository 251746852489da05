"""What keeps web pages and foreign names out, and what lets clients in."""

import json

import support
from support import JSON_TYPE, unique

STS_TYPE = "application/x-www-form-urlencoded"


class Access(support.ServerCase):
    def create(self, **headers):
        """CreateActivity with these headers: the answer, and whether the activity was made."""
        name = unique("activity")
        headers = {key.replace("_", "-"): value for key, value in headers.items()}
        given = {key: value for key, value in (support.api_headers("CreateActivity") | headers).items() if value}
        answer = self.server.post(json.dumps({"name": name}).encode(), given)
        listed = self.server.ok("ListActivities", {"maxResults": 1000})["activities"]
        return answer, any(item["name"] == name for item in listed)

    def assert_refused(self, statuses, **headers):
        answer, made = self.create(**headers)
        self.assertIn(answer.status, statuses)
        self.assertFalse(made, "it was refused, and done all the same")

    def test_a_foreign_origin_is_refused(self):
        self.assert_refused([403], Origin="http://evil.example")
        self.assert_refused([403], Origin="null")
        self.assert_refused([403], Origin="https://127.0.0.1.evil.example")

    def test_a_foreign_host_is_refused(self):
        for host in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example"):
            self.assert_refused([403], Host=host)
            self.assert_refused([403], Host=f"{host}:{self.server.port}")

    def test_names_of_this_machine_are_accepted(self):
        for host in ("localhost", "127.0.0.1", "[::1]", "states.localhost", "sync-localhost", "sync-127.0.0.1"):
            answer, made = self.create(Host=f"{host}:{self.server.port}")
            self.assertEqual((answer.status, made), (200, True), host)

    def test_other_content_types_are_refused(self):
        for content_type in ("text/plain", "multipart/form-data", f"text/plain; {JSON_TYPE}", None):
            self.assert_refused([400, 403, 415], Content_Type=content_type)

    def test_the_form_type_opens_nothing_but_sts(self):
        answer, made = self.create(Content_Type=STS_TYPE)
        self.assertGreaterEqual(answer.status, 400)
        self.assertFalse(made)

    def test_a_page_cannot_ask_for_permission(self):
        answer = support.exchange(self.server.port, "OPTIONS", "/", b"", {
            "Origin": "http://evil.example", "Access-Control-Request-Method": "POST"})
        self.assertGreaterEqual(answer.status, 400)
        self.assertIsNone(answer.headers.get("Access-Control-Allow-Origin"))

    def test_another_address_than_loopback_needs_to_be_asked_for_twice(self):
        with self.assertRaisesRegex(RuntimeError, "unsafe-listen"):
            with support.Server(host="0.0.0.0"):
                pass

    def test_signatures_are_tolerated(self):
        scope = "Credential=AKID/20260101/us-east-1/states/aws4_request"
        answer, made = self.create(
            Authorization=f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host;x-amz-date, Signature=00",
            X_Amz_Date="20260101T000000Z", X_Amz_Security_Token="token")
        self.assertEqual((answer.status, made), (200, True))
