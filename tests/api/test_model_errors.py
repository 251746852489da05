"""Every error that the model has for an operation is produced over HTTP, with AWS's message."""

import json
import os
import pathlib
import unittest

import support
from model_errors import ERRORS, PRODUCERS, world_of

PAIRS = [(operation, error) for operation, errors in ERRORS.items() for error in errors]


class ModelErrors(support.ServerCase):
    """One test for each pair; those without a way to produce them fail."""

    def check(self, operation, error):
        produce = PRODUCERS.get((operation, error))
        self.assertIsNotNone(produce, f"nothing produces {error} of {operation}")
        with world_of(produce, self.server) as world:
            answer, message = produce(world)
        self.assert_error(answer, error, message)
        self.assertTrue(answer.json["__type"].startswith("com.amazonaws.swf.service.v2.model#"), answer.json)


def _test_of(operation, error):
    return lambda self: self.check(operation, error)


for _operation, _error in PAIRS:
    setattr(ModelErrors, f"test_{_operation}_answers_{_error}", _test_of(_operation, _error))


class Table(unittest.TestCase):
    def test_nothing_is_produced_that_the_model_does_not_have(self):
        self.assertEqual(set(PRODUCERS) - set(PAIRS), set())

    def test_the_table_is_the_model(self):
        """Against a file with the model, where STEPWELL_API_MODEL names one."""
        path = os.environ.get("STEPWELL_API_MODEL")
        if not path:
            self.assertEqual(len(ERRORS), 19)
            return
        operations = json.loads(pathlib.Path(path).read_text())["operations"]
        model = {name: sorted(error["shape"] for error in operation.get("errors", []))
                 for name, operation in operations.items()}
        self.assertEqual({name: sorted(errors) for name, errors in ERRORS.items()}, model)
