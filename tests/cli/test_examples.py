"""The examples do what they say, run as their READMEs run them."""

import json

from commands import stepwell
from test_worker import Worker

from tests.api import support

INVOICE = support.ROOT / "examples" / "invoice"


class Invoice(support.ServerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.call("CreateActivity", "name=take-payment")
        made = cls.call("CreateStateMachine", "name=invoice", f"definition=@{INVOICE / 'invoice.asl.json'}",
                        f"roleArn={support.ROLE}")
        cls.machine = made["stateMachineArn"]
        worker = Worker(cls.server, "take-payment", [str(INVOICE / "take-payment.sh")])
        cls.addClassCleanup(worker.close)

    @classmethod
    def call(cls, *words):
        done = stepwell("call", "--endpoint-url", cls.server.endpoint, *words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def run_invoice(self, **members):
        text = json.dumps(json.loads((INVOICE / "invoice.json").read_text()) | members)
        started = self.call("StartExecution", f"stateMachineArn={self.machine}", f"input={text}")
        return support.wait_closed(self.server, started["executionArn"])

    def test_an_invoice_is_priced_and_paid_after_a_reminder(self):
        done = self.run_invoice()
        self.assertEqual(done["status"], "SUCCEEDED", done)
        self.assertEqual(json.loads(done["output"]), {
            "invoice": {
                "lines": [{"name": "Compilers", "net": 1200, "tax": 60}, {"name": "Lens", "net": 49.99, "tax": 10}],
                "total": 1319.99},
            "reminders": 1})

    def test_who_never_pays_is_named_with_what_is_owed(self):
        done = self.run_invoice(customer="Bob")
        self.assertEqual((done["status"], done.get("error"), done.get("cause")),
                         ("FAILED", "NotPaid", "Bob owes 1,319.99: no funds"))
