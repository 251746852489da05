"""Each error that the API's first model has for each operation, and how to bring it about.

ERRORS restates the model. PRODUCERS has, for each of its pairs, a function that makes the call and returns the answer
with the message that AWS gives: the text, or a pattern where part of it is not fixed. A World is the server the calls
are made to: a shared one, or one of its own for a producer that restarts it or needs small quotas.
"""

import contextlib
import json
import re
import shutil

import support
from support import ROLE, unique

ERRORS = {
    "CreateActivity": ["ActivityLimitExceeded", "InvalidName"],
    "CreateStateMachine": ["InvalidArn", "InvalidDefinition", "InvalidName", "StateMachineAlreadyExists",
                           "StateMachineDeleting", "StateMachineLimitExceeded"],
    "DeleteActivity": ["InvalidArn"],
    "DeleteStateMachine": ["InvalidArn"],
    "DescribeActivity": ["ActivityDoesNotExist", "InvalidArn"],
    "DescribeExecution": ["ExecutionDoesNotExist", "InvalidArn"],
    "DescribeStateMachine": ["InvalidArn", "StateMachineDoesNotExist"],
    "DescribeStateMachineForExecution": ["ExecutionDoesNotExist", "InvalidArn"],
    "GetActivityTask": ["ActivityDoesNotExist", "ActivityWorkerLimitExceeded", "InvalidArn"],
    "GetExecutionHistory": ["ExecutionDoesNotExist", "InvalidArn", "InvalidToken"],
    "ListActivities": ["InvalidToken"],
    "ListExecutions": ["InvalidArn", "InvalidToken", "StateMachineDoesNotExist"],
    "ListStateMachines": ["InvalidToken"],
    "SendTaskFailure": ["InvalidToken", "TaskDoesNotExist", "TaskTimedOut"],
    "SendTaskHeartbeat": ["InvalidToken", "TaskDoesNotExist", "TaskTimedOut"],
    "SendTaskSuccess": ["InvalidOutput", "InvalidToken", "TaskDoesNotExist", "TaskTimedOut"],
    "StartExecution": ["ExecutionAlreadyExists", "ExecutionLimitExceeded", "InvalidArn", "InvalidExecutionInput",
                       "InvalidName", "StateMachineDeleting", "StateMachineDoesNotExist"],
    "StopExecution": ["ExecutionDoesNotExist", "InvalidArn"],
    "UpdateStateMachine": ["InvalidArn", "InvalidDefinition", "MissingRequiredParameter", "StateMachineDeleting",
                           "StateMachineDoesNotExist"],
}

SMALL = {"state_machines": 1, "activities": 1, "open_executions": 1, "pollers": 2, "poll_seconds": 1}

PRODUCERS = {}
ANYTHING = re.compile(r".+", re.DOTALL)
INVALID_TOKEN = "Invalid Token: 'Invalid token'"
DEFINITION_REFUSED = re.compile(r"Invalid State Machine Definition: '[A-Z_]+: .+ at /.*'", re.DOTALL)
BROKEN = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Nowhere"}}})

# What each operation needs beside the member that a test is about.
OTHER_MEMBERS = {
    "CreateActivity": {}, "CreateStateMachine": {"definition": json.dumps(support.PASS), "roleArn": ROLE},
    "SendTaskSuccess": {"output": "{}"}, "UpdateStateMachine": {"definition": json.dumps(support.PASS)},
}
ARN_MEMBER = {
    "DeleteActivity": "activityArn", "DescribeActivity": "activityArn", "GetActivityTask": "activityArn",
    "DeleteStateMachine": "stateMachineArn", "DescribeStateMachine": "stateMachineArn",
    "ListExecutions": "stateMachineArn", "StartExecution": "stateMachineArn", "UpdateStateMachine": "stateMachineArn",
    "DescribeExecution": "executionArn", "DescribeStateMachineForExecution": "executionArn",
    "GetExecutionHistory": "executionArn", "StopExecution": "executionArn",
}


class World:
    """A server, and things on it that several producers use."""

    def __init__(self, server):
        self.server = server

    def call(self, operation, **members):
        return self.server.call(operation, OTHER_MEMBERS.get(operation, {}) | members)

    def deleting_machine(self):
        """The ARN and name of a machine that is DELETING because an execution of it is open."""
        name = unique("deleting")
        arn = support.create_machine(self.server, support.wait_machine(), name)
        support.start(self.server, arn)
        self.server.ok("DeleteStateMachine", {"stateMachineArn": arn})
        return arn, name

    def used_token(self):
        token = support.assigned_task(self.server)[2]
        self.server.ok("SendTaskSuccess", {"taskToken": token, "output": "{}"})
        return token

    def token_of_a_lost_execution(self):
        """A token that this server made for an execution that a restored copy of its file knows nothing of."""
        self.server.stop()
        copy = self.server.data + "-copy"
        shutil.copytree(self.server.data, copy)
        self.server.start()
        token = support.assigned_task(self.server)[2]
        self.server.stop()
        shutil.rmtree(self.server.data)
        shutil.move(copy, self.server.data)
        self.server.start()
        return token


def producer(operation, error, settings=None):
    """Registers a producer; with `settings` (perhaps none, {}) it is given a server of its own."""
    def add(function):
        function.settings = settings
        PRODUCERS[operation, error] = function
        return function
    return add


@contextlib.contextmanager
def world_of(produce, shared):
    """The World for a producer: of the shared server, or of one that is made for it."""
    if produce.settings is None:
        yield World(shared)
    else:
        with support.Server(settings=produce.settings) as own:
            yield World(own)


def missing_arn(operation):
    kind = {"activityArn": "activity", "stateMachineArn": "stateMachine", "executionArn": "execution"}
    name = "nothing:here" if ARN_MEMBER[operation] == "executionArn" else "nothing"
    return f"arn:aws:states:{support.REGION}:{support.ACCOUNT}:{kind[ARN_MEMBER[operation]]}:{name}"


# --- Arguments that are not what they should be ---------------------------------------------------------------------

def invalid_arn(operation):
    def produce(world):
        answer = world.call(operation, **{ARN_MEMBER[operation]: "nonsense"})
        return answer, "Invalid Arn: 'Invalid ARN prefix: nonsense'"
    return produce


def does_not_exist(operation, what):
    def produce(world):
        arn = missing_arn(operation)
        return world.call(operation, **{ARN_MEMBER[operation]: arn}), f"{what} Does Not Exist: '{arn}'"
    return produce


def invalid_page_token(operation):
    def produce(world):
        needed = {}
        if operation == "ListExecutions":
            needed = {"stateMachineArn": support.create_machine(world.server)}
        if operation == "GetExecutionHistory":
            needed = {"executionArn": support.start(world.server, support.create_machine(world.server))}
        return world.call(operation, nextToken="nonsense", **needed), INVALID_TOKEN
    return produce


for _operation in ARN_MEMBER:
    producer(_operation, "InvalidArn")(invalid_arn(_operation))
for _operation in ("GetExecutionHistory", "ListActivities", "ListExecutions", "ListStateMachines"):
    producer(_operation, "InvalidToken")(invalid_page_token(_operation))
for _operation, _error, _what in [
        ("DescribeActivity", "ActivityDoesNotExist", "Activity"),
        ("GetActivityTask", "ActivityDoesNotExist", "Activity"),
        ("DescribeExecution", "ExecutionDoesNotExist", "Execution"),
        ("DescribeStateMachineForExecution", "ExecutionDoesNotExist", "Execution"),
        ("GetExecutionHistory", "ExecutionDoesNotExist", "Execution"),
        ("StopExecution", "ExecutionDoesNotExist", "Execution"),
        ("DescribeStateMachine", "StateMachineDoesNotExist", "State Machine"),
        ("ListExecutions", "StateMachineDoesNotExist", "State Machine"),
        ("StartExecution", "StateMachineDoesNotExist", "State Machine"),
        ("UpdateStateMachine", "StateMachineDoesNotExist", "State Machine")]:
    producer(_operation, _error)(does_not_exist(_operation, _what))


@producer("CreateStateMachine", "InvalidArn")
def role_is_no_role(world):
    return world.call("CreateStateMachine", name=unique("m"), roleArn="nonsense"), "Invalid Role Arn: 'nonsense'"


@producer("CreateActivity", "InvalidName")
def activity_name(world):
    return world.call("CreateActivity", name="a b"), "Invalid Name: 'a b'"


@producer("CreateStateMachine", "InvalidName")
def machine_name(world):
    return world.call("CreateStateMachine", name="a*b"), "Invalid Name: 'a*b'"


@producer("StartExecution", "InvalidName")
def execution_name(world):
    machine = support.create_machine(world.server)
    return world.call("StartExecution", stateMachineArn=machine, name="a/b"), "Invalid Name: 'a/b'"


@producer("CreateStateMachine", "InvalidDefinition")
def definition_refused(world):
    return world.call("CreateStateMachine", name=unique("m"), definition=BROKEN), DEFINITION_REFUSED


@producer("UpdateStateMachine", "InvalidDefinition")
def new_definition_refused(world):
    machine = support.create_machine(world.server)
    return world.call("UpdateStateMachine", stateMachineArn=machine, definition=BROKEN), DEFINITION_REFUSED


@producer("UpdateStateMachine", "MissingRequiredParameter")
def nothing_to_update(world):
    answer = world.server.call("UpdateStateMachine", {"stateMachineArn": support.create_machine(world.server)})
    return answer, ("Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be"
                    " specified")


@producer("StartExecution", "InvalidExecutionInput")
def input_is_no_json(world):
    machine = support.create_machine(world.server)
    return world.call("StartExecution", stateMachineArn=machine, input="not json"), (
        "Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting (JSON String, Number, Array,"
        " Object or token 'null', 'true' or 'false')'")


@producer("SendTaskSuccess", "InvalidOutput")
def output_is_no_json(world):
    token = support.assigned_task(world.server)[2]
    return world.call("SendTaskSuccess", taskToken=token, output="{"), re.compile(r"Invalid Output: '.+'", re.DOTALL)


# --- Names in use, things being deleted -----------------------------------------------------------------------------

@producer("CreateStateMachine", "StateMachineAlreadyExists")
def same_name_other_definition(world):
    name = unique("m")
    arn = support.create_machine(world.server, name=name)
    definition = json.dumps(support.wait_machine())
    return world.call("CreateStateMachine", name=name, definition=definition), f"State Machine Already Exists: '{arn}'"


@producer("StartExecution", "ExecutionAlreadyExists")
def same_name_other_input(world):
    machine = support.create_machine(world.server, support.wait_machine())
    execution = support.start(world.server, machine, '{"n": 1}', name="one")
    answer = world.call("StartExecution", stateMachineArn=machine, name="one", input='{"n": 2}')
    return answer, f"Execution Already Exists: '{execution}'"


@producer("CreateStateMachine", "StateMachineDeleting")
def create_while_deleting(world):
    arn, name = world.deleting_machine()
    return world.call("CreateStateMachine", name=name), f"State Machine is being deleted: '{arn}'"


@producer("StartExecution", "StateMachineDeleting")
def start_while_deleting(world):
    arn, _ = world.deleting_machine()
    return world.call("StartExecution", stateMachineArn=arn), f"State Machine is being deleted: '{arn}'"


@producer("UpdateStateMachine", "StateMachineDeleting")
def update_while_deleting(world):
    arn, _ = world.deleting_machine()
    return world.call("UpdateStateMachine", stateMachineArn=arn), f"State Machine is being deleted: '{arn}'"


# --- Task tokens ----------------------------------------------------------------------------------------------------

def with_token(operation, token_of, message):
    def produce(world):
        return world.call(operation, taskToken=token_of(world)), message
    return produce


for _operation in ("SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess"):
    producer(_operation, "InvalidToken")(with_token(_operation, lambda world: "nonsense", INVALID_TOKEN))
    producer(_operation, "TaskTimedOut")(
        with_token(_operation, World.used_token, "Task Timed Out: 'Provided task does not exist anymore'"))
    producer(_operation, "TaskDoesNotExist", settings={})(
        with_token(_operation, World.token_of_a_lost_execution, re.compile(r"Task Does Not Exist: '.+'")))


# --- Quotas ---------------------------------------------------------------------------------------------------------

@producer("CreateActivity", "ActivityLimitExceeded", settings=SMALL)
def one_activity_more(world):
    answers = [world.call("CreateActivity", name=f"activity-{n}") for n in range(SMALL["activities"] + 1)]
    return answers[-1], ANYTHING


@producer("CreateStateMachine", "StateMachineLimitExceeded", settings=SMALL)
def one_machine_more(world):
    answers = [world.call("CreateStateMachine", name=f"machine-{n}") for n in range(SMALL["state_machines"] + 1)]
    return answers[-1], ANYTHING


@producer("StartExecution", "ExecutionLimitExceeded", settings=SMALL)
def one_execution_more(world):
    machine = support.create_machine(world.server, support.wait_machine())
    for _ in range(SMALL["open_executions"]):
        support.start(world.server, machine)
    return world.call("StartExecution", stateMachineArn=machine), ANYTHING


@producer("GetActivityTask", "ActivityWorkerLimitExceeded", settings=SMALL)
def one_poller_more(world):
    activity = support.create_activity(world.server)
    answer = support.refused_poll(world.server, activity, SMALL["pollers"])
    return answer, "The maximum number of workers concurrently polling for activity tasks has been reached."
