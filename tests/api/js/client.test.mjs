// The AWS SDK for JavaScript, unmodified: all operations, paging, typed exceptions.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import * as sfn from "@aws-sdk/client-sfn";

import { startServer } from "./server.mjs";

const ROLE = "arn:aws:iam::123456789012:role/stepwell";
const PASS = { StartAt: "A", States: { A: { Type: "Pass", End: true } } };
const WAIT = { StartAt: "A", States: { A: { Type: "Wait", Seconds: 3600, End: true } } };
const PAGE = 2;

let server;
let client;

before(async () => {
  server = await startServer("[server]\npoll_seconds = 1\n");
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  client = new sfn.SFNClient({ endpoint: server.endpoint, region: "us-east-1", credentials });
});

after(async () => {
  client.destroy();
  assert.equal(await server.stop(), 0);
});

const call = (operation, request = {}) => client.send(new sfn[`${operation}Command`](request));
const unique = (prefix) => `${prefix}-${randomUUID().slice(0, 12)}`;

async function createMachine(definition = PASS) {
  const request = { name: unique("m"), definition: JSON.stringify(definition), roleArn: ROLE };
  return (await call("CreateStateMachine", request)).stateMachineArn;
}

async function start(stateMachineArn, input = "{}") {
  return (await call("StartExecution", { stateMachineArn, input })).executionArn;
}

async function waitForStatus(executionArn, status) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const described = await call("DescribeExecution", { executionArn });
    if (described.status === status) return described;
    assert.ok(Date.now() < deadline, `${executionArn} is ${described.status}, not ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

// An execution whose task a worker has just got.
async function assignedTask() {
  const { activityArn } = await call("CreateActivity", { name: unique("a") });
  const definition = { StartAt: "A", States: { A: { Type: "Task", Resource: activityArn, End: true } } };
  const executionArn = await start(await createMachine(definition), '{"é":"\u{1f600}"}');
  const { taskToken, input } = await call("GetActivityTask", { activityArn, workerName: "js" });
  assert.equal(input, '{"é":"\u{1f600}"}');
  return { activityArn, executionArn, taskToken };
}

async function collect(pages, member) {
  const items = [];
  for await (const page of pages) {
    assert.ok(page[member].length <= PAGE);
    items.push(...page[member]);
  }
  return items;
}

test("activities", async () => {
  const arns = [];
  for (let n = 0; n < 2 * PAGE + 1; n++) arns.push((await call("CreateActivity", { name: unique("a") })).activityArn);
  const { creationDate, name } = await call("DescribeActivity", { activityArn: arns[0] });
  assert.ok(creationDate instanceof Date && arns[0].endsWith(name));
  const listed = await collect(sfn.paginateListActivities({ client, pageSize: PAGE }, {}), "activities");
  for (const arn of arns) assert.equal(listed.filter((item) => item.activityArn === arn).length, 1);
  const empty = await call("GetActivityTask", { activityArn: arns[0] });
  assert.ok(!empty.taskToken);
  for (const activityArn of arns) await call("DeleteActivity", { activityArn });
  await assert.rejects(call("DescribeActivity", { activityArn: arns[0] }), sfn.ActivityDoesNotExist);
});

test("state machines", async () => {
  const stateMachineArn = await createMachine();
  const { updateDate } = await call("UpdateStateMachine", { stateMachineArn, definition: JSON.stringify(WAIT) });
  assert.ok(updateDate instanceof Date);
  const described = await call("DescribeStateMachine", { stateMachineArn });
  assert.deepEqual(JSON.parse(described.definition), WAIT);
  const pages = sfn.paginateListStateMachines({ client, pageSize: PAGE }, {});
  const listed = await collect(pages, "stateMachines");
  assert.ok(listed.some((item) => item.stateMachineArn === stateMachineArn));
  const executionArn = await start(stateMachineArn);
  await call("DeleteStateMachine", { stateMachineArn });
  assert.equal((await call("DescribeStateMachine", { stateMachineArn })).status, "DELETING");
  await assert.rejects(start(stateMachineArn), sfn.StateMachineDeleting);
  const { stopDate } = await call("StopExecution", { executionArn, error: "E", cause: "C" });
  assert.ok(stopDate instanceof Date);
  await assert.rejects(start(stateMachineArn), sfn.StateMachineDoesNotExist);
});

test("executions and their histories", async () => {
  const stateMachineArn = await createMachine();
  const executions = [];
  for (let n = 0; n < 2 * PAGE + 1; n++) executions.push(await start(stateMachineArn, JSON.stringify({ n })));
  for (const executionArn of executions) await waitForStatus(executionArn, "SUCCEEDED");
  const list = sfn.paginateListExecutions({ client, pageSize: PAGE }, { stateMachineArn, statusFilter: "SUCCEEDED" });
  const listed = (await collect(list, "executions")).map((item) => item.executionArn);
  assert.deepEqual(listed, [...executions].reverse());
  const ids = async (reverseOrder) => {
    const request = { executionArn: executions[0], reverseOrder };
    const pages = sfn.paginateGetExecutionHistory({ client, pageSize: PAGE }, request);
    return (await collect(pages, "events")).map((event) => event.id);
  };
  assert.deepEqual(await ids(false), [1, 2, 3, 4]);
  assert.deepEqual(await ids(true), [4, 3, 2, 1]);
  const of = await call("DescribeStateMachineForExecution", { executionArn: executions[0] });
  assert.equal(of.stateMachineArn, stateMachineArn);
});

test("a task that succeeds", async () => {
  const { executionArn, taskToken } = await assignedTask();
  await call("SendTaskHeartbeat", { taskToken });
  await call("SendTaskSuccess", { taskToken, output: '"ü"' });
  assert.equal((await waitForStatus(executionArn, "SUCCEEDED")).output, '"ü"');
  await assert.rejects(call("SendTaskSuccess", { taskToken, output: "1" }), sfn.TaskTimedOut);
});

test("a task that fails", async () => {
  const { executionArn, taskToken } = await assignedTask();
  await call("SendTaskFailure", { taskToken, error: "Broken", cause: "because" });
  const described = await waitForStatus(executionArn, "FAILED");
  assert.deepEqual([described.error, described.cause], ["Broken", "because"]);
});

test("exceptions are of their types", async () => {
  const stateMachineArn = await createMachine();
  await assert.rejects(call("DescribeExecution", { executionArn: "x" }), sfn.InvalidArn);
  await assert.rejects(call("CreateActivity", { name: "a b" }), sfn.InvalidName);
  await assert.rejects(call("SendTaskHeartbeat", { taskToken: "x" }), sfn.InvalidToken);
  await assert.rejects(call("ListActivities", { nextToken: "x" }), sfn.InvalidToken);
  await assert.rejects(createMachine({ StartAt: "A", States: {} }), sfn.InvalidDefinition);
  await assert.rejects(start(stateMachineArn, "{"), sfn.InvalidExecutionInput);
  await assert.rejects(call("UpdateStateMachine", { stateMachineArn }), sfn.MissingRequiredParameter);
  await assert.rejects(call("CreateActivity", { name: "n".repeat(81) }), sfn.ValidationException);
});

test("a definition is validated", async () => {
  const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Next: "B" } } });
  const fine = await call("ValidateStateMachineDefinition", { definition: JSON.stringify(PASS), type: "STANDARD" });
  assert.deepEqual([fine.result, fine.diagnostics, fine.truncated], ["OK", [], false]);
  const wrong = await call("ValidateStateMachineDefinition", { definition, severity: "WARNING", maxResults: 1 });
  assert.deepEqual([wrong.result, wrong.truncated], ["FAIL", true]);
  assert.deepEqual(wrong.diagnostics, [{
    severity: "ERROR", code: "MISSING_TRANSITION_TARGET", message: "Missing 'Next' target: B",
    location: "/States/A/Next",
  }]);
});
