-- The file format. Three tables are the truth and are only ever appended to: history_events, registry_events,
-- api_calls. They change by ADD COLUMN alone; new meaning is a new event `version`. Every other table is a
-- projection of them or the server's own bookkeeping, says so, and can be rebuilt (`stepwell rebuild`).
--
-- Times are milliseconds since 1970 in columns that end in _at. JSON columns hold JSON text. `checksum` is over
-- the other columns of its row (storage/row_checksum.h).

-- One row: what the store knows of itself. Bookkeeping.
CREATE TABLE meta (
  id                  INTEGER PRIMARY KEY CHECK (id = 1),
  shard               INTEGER NOT NULL,  -- number of this file among several; part of task tokens
  created_at          INTEGER NOT NULL,
  token_key           BLOB,              -- 32 random bytes: task tokens and page tokens are checked with it
  epoch               INTEGER NOT NULL,  -- one more with every start; a server that finds another one stops
  clean_shutdown      INTEGER NOT NULL,  -- 1 after an orderly end
  next_position       INTEGER NOT NULL,  -- ids below these may have been given out; raised in blocks before
  next_execution_id   INTEGER NOT NULL,  -- use and never taken from a table's maximum, because retention would
  next_call_id        INTEGER NOT NULL,  -- make them start over and bring old tokens back to life
  checkpoint_position INTEGER,           -- `pending` reflects the log up to here; NULL: not at all
  checkpoint_version  INTEGER NOT NULL,  -- of the meaning of `pending`
  probes              INTEGER NOT NULL   -- small writes that asked whether a fault of the disk is over
) STRICT;

-- ---- The log -------------------------------------------------------------------------------------------------

-- TRUTH. One row for every event of every execution, in the order written. Never clustered by execution and
-- without another index: that would triple the pages a transition writes.
CREATE TABLE history_events (
  position          INTEGER PRIMARY KEY,  -- global order, shared with registry_events; may have gaps
  execution_id      INTEGER NOT NULL,
  seq               INTEGER NOT NULL,     -- 1, 2, 3, ... within the execution, without gaps
  event_id          INTEGER,              -- as GetExecutionHistory shows it; NULL: an internal event
  previous_event_id INTEGER,
  recorded_at       INTEGER NOT NULL,     -- never goes back within an execution
  type              TEXT NOT NULL,        -- PassStateEntered, ...; docs/database.md lists them
  version           INTEGER NOT NULL,     -- of the encoding of this type
  branch            INTEGER NOT NULL,     -- thread of control: 0 the root, others Parallel branches
  state             TEXT,                 -- state name, where there is one
  payload           TEXT,                 -- input, output, parameters or result: JSON text as it came
  payload_seq       INTEGER,              -- instead of payload: the same text as in that earlier row
  details           TEXT,                 -- the other members AWS shows: JSON object
  private           TEXT,                 -- what recovery needs and AWS does not show: JSON object
  call_id           INTEGER,              -- the row of api_calls that caused it
  checksum          INTEGER NOT NULL
) STRICT;

-- For: folding an execution, a page of its history in either order, the payload of one row.
CREATE UNIQUE INDEX history_events_by_execution ON history_events (execution_id, seq);

-- TRUTH. The control plane in the same way: state machines, their revisions, activities.
CREATE TABLE registry_events (
  position         INTEGER PRIMARY KEY,
  recorded_at      INTEGER NOT NULL,
  type             TEXT NOT NULL,
  version          INTEGER NOT NULL,
  state_machine_id INTEGER,
  revision         INTEGER,
  activity_id      INTEGER,
  name             TEXT,
  definition       TEXT,  -- as the caller sent it
  details          TEXT,  -- JSON object
  call_id          INTEGER,
  checksum         INTEGER NOT NULL
) STRICT;

-- TRUTH. One row for every call of the API, refused ones and reads included.
CREATE TABLE api_calls (
  call_id     INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  operation   TEXT NOT NULL,     -- as the request named it, known or not
  request_id  TEXT NOT NULL,     -- x-amzn-RequestId of the answer
  caller      TEXT NOT NULL,     -- access key id of the signature, or empty
  resource    TEXT,              -- the ARN it was about
  request     TEXT,              -- JSON; payload members that stand in an event of this call are left out
  status      INTEGER NOT NULL,  -- HTTP
  error       TEXT,              -- error type
  duration_us INTEGER NOT NULL,  -- until the commit began, or until the answer was ready
  count       INTEGER NOT NULL,  -- of equal calls that were counted in this row
  checksum    INTEGER NOT NULL
) STRICT;

-- ---- Projections of history_events -----------------------------------------------------------------------------

-- PROJECTION. One row an execution, written when it starts and when it closes.
CREATE TABLE executions (
  execution_id        INTEGER PRIMARY KEY,
  state_machine_id    INTEGER NOT NULL,
  revision            INTEGER NOT NULL,
  name                TEXT NOT NULL,
  status              TEXT NOT NULL CHECK (status IN ('RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED')),
  started_at          INTEGER NOT NULL,
  closed_at           INTEGER,
  closing_seq         INTEGER,  -- row of the closing event
  parent_execution_id INTEGER,  -- nested executions and Map Run children
  parent_seq          INTEGER,
  redrive_count       INTEGER NOT NULL
) STRICT;

-- An index ends with the table's key, so each of these is sorted by execution_id in its last place.

-- For: ListExecutions without a status.
CREATE INDEX executions_by_machine ON executions (state_machine_id);
-- For: ListExecutions with a status, scans and counts of what is open. Those repeat the condition literally;
-- ListExecutions of SUCCEEDED uses executions_by_machine.
CREATE INDEX executions_by_status ON executions (state_machine_id, status) WHERE status <> 'SUCCEEDED';
-- For: an execution by its ARN, StartExecution with a name. Not unique: a name may be used again.
CREATE INDEX executions_by_name ON executions (state_machine_id, name);
-- For: a repeated start of a child finds its own child.
CREATE UNIQUE INDEX executions_by_parent ON executions (parent_execution_id, parent_seq)
  WHERE parent_execution_id IS NOT NULL;

-- PROJECTION. What every open execution waits for, as of meta.checkpoint_position: timers, tasks, work left
-- over. Written every 250 ms, not with every transition, so it may lag behind the log by that much. delivered
-- and last_heartbeat_at are bookkeeping that the log does not have.
CREATE TABLE pending (
  execution_id      INTEGER NOT NULL,
  kind              TEXT NOT NULL,     -- Wait, Retry, TaskTimeout, Heartbeat, ExecutionTimeout, QueuedTask,
                                       -- AssignedTask, Runnable
  seq               INTEGER NOT NULL,  -- the row that made it; 0 for Runnable
  due_at            INTEGER,           -- timers; Heartbeat: the first deadline, a heartbeat counts anew
  wall_clock        INTEGER NOT NULL,  -- 1: a moment of the wall clock (Timestamp), 0: a delay
  interval_ms       INTEGER,           -- Heartbeat
  activity_id       INTEGER,           -- tasks: whose queue
  returned          INTEGER NOT NULL,  -- QueuedTask: came back, stands at the head of the queue
  queued_at         INTEGER,           -- QueuedTask: its place in the queue
  delivered         INTEGER NOT NULL,  -- AssignedTask: the answer that carried it reached the worker's connection
  last_heartbeat_at INTEGER,
  PRIMARY KEY (execution_id, kind, seq)
) STRICT, WITHOUT ROWID;

-- ---- Projections of registry_events ----------------------------------------------------------------------------

-- PROJECTION. Deleted machines keep their row, so that their executions stay readable.
CREATE TABLE state_machines (
  state_machine_id INTEGER PRIMARY KEY,
  name             TEXT NOT NULL,
  partition        TEXT NOT NULL,  -- with region and account: the scope its ARN was made with
  region           TEXT NOT NULL,
  account          TEXT NOT NULL,
  type             TEXT NOT NULL,
  status           TEXT NOT NULL CHECK (status IN ('ACTIVE', 'DELETING', 'DELETED')),
  revision         INTEGER NOT NULL,  -- the current one
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  deleted_at       INTEGER
) STRICT;

-- For: a state machine by its ARN, executions by ARN, the list by name.
CREATE INDEX state_machines_by_name ON state_machines (account, region, name);

-- PROJECTION.
CREATE TABLE state_machine_revisions (
  state_machine_id         INTEGER NOT NULL,
  revision                 INTEGER NOT NULL,
  revision_id              TEXT,  -- as DescribeStateMachine shows it; the first revision has none
  created_at               INTEGER NOT NULL,
  definition               TEXT NOT NULL,
  definition_sha256        TEXT NOT NULL,
  role_arn                 TEXT NOT NULL,
  logging_configuration    TEXT,  -- JSON; NULL: the default
  tracing_configuration    TEXT,
  encryption_configuration TEXT,
  PRIMARY KEY (state_machine_id, revision)
) STRICT;

-- PROJECTION. Deleted activities keep their row, for the ARNs of tasks.
CREATE TABLE activities (
  activity_id              INTEGER PRIMARY KEY,
  name                     TEXT NOT NULL,
  partition                TEXT NOT NULL,
  region                   TEXT NOT NULL,
  account                  TEXT NOT NULL,
  status                   TEXT NOT NULL CHECK (status IN ('ACTIVE', 'DELETED')),
  encryption_configuration TEXT,
  created_at               INTEGER NOT NULL,
  deleted_at               INTEGER
) STRICT;

-- For: an activity by its ARN, the list by name.
CREATE INDEX activities_by_name ON activities (account, region, name);

-- PROJECTION. Of the resources that are not deleted.
CREATE TABLE tags (
  resource_kind TEXT NOT NULL CHECK (resource_kind IN ('state_machine', 'activity')),
  resource_id   INTEGER NOT NULL,
  key           TEXT NOT NULL,
  value         TEXT NOT NULL,
  PRIMARY KEY (resource_kind, resource_id, key)
) STRICT, WITHOUT ROWID;

-- ---- Bookkeeping -----------------------------------------------------------------------------------------------

-- One row a start: what it found and did.
CREATE TABLE recoveries (
  epoch           INTEGER PRIMARY KEY,
  started_at      INTEGER NOT NULL,
  clean           INTEGER NOT NULL,  -- the end before it was an orderly one
  open_executions INTEGER NOT NULL,
  folded          INTEGER NOT NULL,  -- folded from the log; the rest came from `pending`
  timers          INTEGER NOT NULL,
  tasks           INTEGER NOT NULL,
  quarantined     INTEGER NOT NULL,
  duration_us     INTEGER NOT NULL
) STRICT;

-- Executions that take no commands after repeated internal failures, until a restart or `stepwell retry`.
CREATE TABLE quarantine (
  execution_id   INTEGER PRIMARY KEY,
  reason         TEXT NOT NULL,
  quarantined_at INTEGER NOT NULL
) STRICT;

-- ---- Views for people ------------------------------------------------------------------------------------------
-- ARNs instead of ids, ISO 8601 times in UTC, payloads where references stand. docs/database.md has examples.

CREATE VIEW v_executions AS
SELECT e.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       m.name AS state_machine,
       e.name,
       e.status,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.started_at / 1000.0, 'unixepoch') AS started_at,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.closed_at / 1000.0, 'unixepoch') AS closed_at,
       (SELECT s.payload FROM history_events s WHERE s.execution_id = e.execution_id AND s.seq = 1) AS input,
       (SELECT coalesce(c.payload, (SELECT p.payload FROM history_events p
                                    WHERE p.execution_id = c.execution_id AND p.seq = c.payload_seq))
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS output,
       (SELECT json_extract(c.details, '$.error')
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS error,
       (SELECT json_extract(c.details, '$.cause')
        FROM history_events c WHERE c.execution_id = e.execution_id AND c.seq = e.closing_seq) AS cause,
       e.revision,
       e.redrive_count
FROM executions e JOIN state_machines m USING (state_machine_id);

CREATE VIEW v_history AS
SELECT h.execution_id,
       e.name AS execution,
       h.seq,
       h.event_id,
       h.previous_event_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.type,
       h.branch,
       h.state,
       coalesce(h.payload, (SELECT p.payload FROM history_events p
                            WHERE p.execution_id = h.execution_id AND p.seq = h.payload_seq)) AS payload,
       h.details,
       h.private,
       h.call_id,
       h.position
FROM history_events h LEFT JOIN executions e USING (execution_id);

-- Everything that is waited for; what the other views of `pending` show is in it.
CREATE VIEW v_waiting AS
SELECT p.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       p.kind,
       h.state,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS since,
       strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(p.last_heartbeat_at + p.interval_ms, p.due_at) / 1000.0, 'unixepoch')
         AS due_at,
       p.seq
FROM pending p
JOIN executions e USING (execution_id)
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq;

CREATE VIEW v_activity_tasks AS
SELECT 'arn:' || a.partition || ':states:' || a.region || ':' || a.account || ':activity:' || a.name AS activity_arn,
       CASE p.kind WHEN 'QueuedTask' THEN 'QUEUED' ELSE 'ASSIGNED' END AS status,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS scheduled_at,
       (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', b.last_heartbeat_at / 1000.0, 'unixepoch') FROM pending b
        WHERE b.execution_id = p.execution_id AND b.kind = 'Heartbeat' AND b.seq = p.seq) AS last_heartbeat_at,
       (SELECT coalesce(json_extract(s.details, '$.workerName'), json_extract(s.private, '$.workerName'))
        FROM history_events s
        WHERE p.kind = 'AssignedTask' AND s.execution_id = p.execution_id AND s.seq > p.seq
          AND s.type IN ('ActivityStarted', 'ActivityHandedOutAgain') AND json_extract(s.private, '$.task') = p.seq
        ORDER BY s.seq DESC LIMIT 1) AS worker_name,
       coalesce(h.payload, (SELECT i.payload FROM history_events i
                            WHERE i.execution_id = h.execution_id AND i.seq = h.payload_seq)) AS input,
       p.delivered,
       p.execution_id,
       p.seq
FROM pending p
JOIN activities a USING (activity_id)
JOIN executions e ON e.execution_id = p.execution_id
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq
WHERE p.kind IN ('QueuedTask', 'AssignedTask');

CREATE VIEW v_timers AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(p.last_heartbeat_at + p.interval_ms, p.due_at) / 1000.0, 'unixepoch')
         AS due_at,
       p.kind,
       CASE p.wall_clock WHEN 1 THEN 'wall clock' ELSE 'elapsed time' END AS measured_by,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       p.execution_id,
       p.seq
FROM pending p
JOIN executions e USING (execution_id)
JOIN state_machines m USING (state_machine_id)
LEFT JOIN history_events h ON h.execution_id = p.execution_id AND h.seq = p.seq
WHERE p.kind IN ('Wait', 'Retry', 'TaskTimeout', 'Heartbeat', 'ExecutionTimeout');

CREATE VIEW v_api_calls AS
SELECT call_id,
       strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000.0, 'unixepoch') AS received_at,
       operation,
       status,
       error,
       duration_us / 1000.0 AS duration_ms,
       count,
       resource,
       caller,
       request_id,
       request
FROM api_calls;

CREATE VIEW v_recoveries AS
SELECT epoch,
       strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS started_at,
       CASE WHEN epoch = 1 THEN 'none' WHEN clean = 1 THEN 'clean' ELSE 'crash' END AS previous_end,
       open_executions AS resumed,
       folded,
       timers AS timers_armed,
       tasks,
       quarantined,
       duration_us / 1000.0 AS duration_ms
FROM recoveries;

-- Tasks of Lambda functions and services that are scheduled or started and have no outcome: such a row is the
-- last of its branch.
CREATE VIEW v_tasks_outside AS
SELECT 'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       h.state,
       h.type,
       json_extract(h.details, '$.resource') AS resource,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.execution_id,
       h.seq
FROM executions e
JOIN state_machines m USING (state_machine_id)
JOIN history_events h ON h.execution_id = e.execution_id
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND h.type IN ('TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'LambdaFunctionScheduled', 'LambdaFunctionStarted')
  AND NOT EXISTS (SELECT 1 FROM history_events later
                  WHERE later.execution_id = h.execution_id AND later.seq > h.seq AND later.branch = h.branch);

-- Normally empty. An execution that changed after the checkpoint is not judged.
CREATE VIEW v_stuck AS
SELECT e.execution_id,
       'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       CASE WHEN q.execution_id IS NOT NULL THEN 'quarantined' ELSE 'nothing pending' END AS problem,
       q.reason,
       strftime('%Y-%m-%dT%H:%M:%fZ', q.quarantined_at / 1000.0, 'unixepoch') AS quarantined_at
FROM executions e
JOIN state_machines m USING (state_machine_id)
LEFT JOIN quarantine q USING (execution_id)
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND (q.execution_id IS NOT NULL
       OR (NOT EXISTS (SELECT 1 FROM pending p WHERE p.execution_id = e.execution_id)
           AND (SELECT h.position FROM history_events h WHERE h.execution_id = e.execution_id
                ORDER BY h.seq DESC LIMIT 1) <= (SELECT checkpoint_position FROM meta)));
