-- A call that is under way says in which state it was made and what is called, which its own event does not.

DROP VIEW v_tasks_outside;

-- Tasks of Lambda functions and services that are scheduled or started and have no outcome: such a row is the
-- last of its branch. What is called stands in the event that scheduled the task.
CREATE VIEW v_tasks_outside AS
SELECT 'arn:' || m.partition || ':states:' || m.region || ':' || m.account || ':execution:' || m.name || ':' || e.name
         AS execution_arn,
       e.name AS execution,
       (SELECT entered.state FROM history_events entered
        WHERE entered.execution_id = h.execution_id AND entered.branch = h.branch AND entered.seq < h.seq
          AND entered.state IS NOT NULL
        ORDER BY entered.seq DESC LIMIT 1) AS state,
       h.type,
       coalesce(json_extract(scheduled.details, '$.resourceType') || ':', '')
         || json_extract(scheduled.details, '$.resource') AS resource,
       strftime('%Y-%m-%dT%H:%M:%fZ', h.recorded_at / 1000.0, 'unixepoch') AS recorded_at,
       h.execution_id,
       h.seq
FROM executions e
JOIN state_machines m USING (state_machine_id)
JOIN history_events h ON h.execution_id = e.execution_id
JOIN history_events scheduled
  ON scheduled.execution_id = h.execution_id AND scheduled.seq = coalesce(json_extract(h.private, '$.task'), h.seq)
WHERE e.status = 'RUNNING' AND e.status <> 'SUCCEEDED'
  AND h.type IN ('TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'LambdaFunctionScheduled', 'LambdaFunctionStarted')
  AND NOT EXISTS (SELECT 1 FROM history_events later
                  WHERE later.execution_id = h.execution_id AND later.seq > h.seq AND later.branch = h.branch);
