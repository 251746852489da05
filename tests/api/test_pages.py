"""Lists in pages: nothing twice, nothing left out, in AWS's order, with tokens that can't be bent."""

import base64

import support
from support import create_activity, create_machine, start, wait_closed

COUNT, PAGE = 7, 3


class Pages(support.ServerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.names = [f"n-{n}" for n in range(COUNT)]
        for name in reversed(cls.names):
            create_activity(cls.server, name)
            create_machine(cls.server, name=name)
        cls.machine = create_machine(cls.server, support.wait_machine(), "z")
        cls.executions = [start(cls.server, cls.machine, name=f"e-{n}") for n in range(COUNT)]
        for execution in cls.executions[::2]:
            cls.server.ok("StopExecution", {"executionArn": execution})

    def pages(self, operation, member, **request):
        """The pages of a list; every one but the last names the next."""
        pages, token = [], None
        while True:
            answer = self.server.ok(operation, request | {"maxResults": PAGE} | ({"nextToken": token} if token else {}))
            pages.append(answer[member])
            token = answer.get("nextToken")
            if token is None:
                self.assertNotIn("nextToken", answer)
                return pages

    def members(self, pages, name):
        self.assertTrue(all(len(page) <= PAGE for page in pages))
        return [item[name] for page in pages for item in page]

    def test_activities_by_name(self):
        self.assertEqual(self.members(self.pages("ListActivities", "activities"), "name"), self.names)

    def test_machines_by_name(self):
        self.assertEqual(self.members(self.pages("ListStateMachines", "stateMachines"), "name"), [*self.names, "z"])

    def test_executions_newest_first(self):
        listed = self.pages("ListExecutions", "executions", stateMachineArn=self.machine)
        self.assertEqual(self.members(listed, "executionArn"), self.executions[::-1])

    def test_executions_of_one_status(self):
        for status, wanted in [("ABORTED", self.executions[::2]), ("RUNNING", self.executions[1::2]), ("FAILED", [])]:
            listed = self.pages("ListExecutions", "executions", stateMachineArn=self.machine, statusFilter=status)
            self.assertEqual(self.members(listed, "executionArn"), wanted[::-1])
            self.assertTrue(set(self.members(listed, "status")) <= {status})

    def test_the_history_in_both_orders(self):
        chain = {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": True}}}
        execution = start(self.server, create_machine(self.server, chain, "zz"))
        wait_closed(self.server, execution)
        forward = self.members(self.pages("GetExecutionHistory", "events", executionArn=execution), "id")
        self.assertEqual(forward, list(range(1, 7)))
        backward = self.pages("GetExecutionHistory", "events", executionArn=execution, reverseOrder=True)
        self.assertEqual(self.members(backward, "id"), forward[::-1])
        self.server.ok("DeleteStateMachine", {"stateMachineArn": self.machine.replace(":z", ":zz")})

    def test_what_is_added_between_pages_disturbs_nothing(self):
        machine = create_machine(self.server, name="zzz")
        executions = [start(self.server, machine) for _ in range(2 * PAGE)]
        first = self.server.ok("ListExecutions", {"stateMachineArn": machine, "maxResults": PAGE})
        start(self.server, machine)
        second = self.server.ok("ListExecutions", {"stateMachineArn": machine, "maxResults": PAGE,
                                                   "nextToken": first["nextToken"]})
        listed = [item["executionArn"] for item in first["executions"] + second["executions"]]
        self.assertEqual(listed, executions[::-1])
        self.server.ok("DeleteStateMachine", {"stateMachineArn": machine})

    # --- Tokens ----------------------------------------------------------------------------------------------------

    def token(self, operation="ListActivities", **request):
        return self.server.ok(operation, request | {"maxResults": PAGE})["nextToken"]

    def assert_refused(self, token, operation="ListActivities", **request):
        answer = self.server.call(operation, request | {"maxResults": PAGE, "nextToken": token})
        self.assert_error(answer, "InvalidToken", "Invalid Token: 'Invalid token'")

    def test_a_token_with_any_character_changed_is_refused(self):
        token = self.token()
        # The last character may hold bits that mean nothing.
        for i, character in enumerate(token[:-1]):
            self.assert_refused(token[:i] + ("A" if character != "A" else "B") + token[i + 1:])
        self.assert_refused(token[:-1])
        self.assert_refused(token + "A")
        self.assert_refused(base64.b64encode(b'{"after":"n-1"}').decode())

    def test_a_token_is_good_for_its_own_list_only(self):
        token = self.token("ListExecutions", stateMachineArn=self.machine)
        other = create_machine(self.server, name="z-other")
        self.assert_refused(token, "ListStateMachines")
        self.assert_refused(token, "ListExecutions", stateMachineArn=other)
        self.assert_refused(token, "ListExecutions", stateMachineArn=self.machine, statusFilter="RUNNING")
        self.server.ok("ListExecutions", {"stateMachineArn": self.machine, "maxResults": PAGE, "nextToken": token})
        self.server.ok("DeleteStateMachine", {"stateMachineArn": other})

    def test_a_token_of_another_server_is_refused(self):
        with support.Server() as other:
            for name in self.names:
                create_activity(other, name)
            self.assert_refused(other.ok("ListActivities", {"maxResults": PAGE})["nextToken"])
