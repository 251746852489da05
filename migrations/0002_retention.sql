-- Retention and restored copies. Nothing that was there before is changed.

-- TRUTH. One row for every decision to remove something, written in the transaction that takes the executions
-- out of `executions`; their other rows follow in small steps. Rows are appended and never changed, and they
-- share their positions with history_events and registry_events: the log still ends where it ended when its
-- newest rows are removed.
CREATE TABLE purges (
  position    INTEGER PRIMARY KEY,
  purged_at   INTEGER NOT NULL,
  cause       TEXT NOT NULL,     -- 'retention': by the settings; 'purge': `stepwell purge`
  executions  TEXT NOT NULL,     -- JSON: pairs [first, last] of execution ids, ascending
  removed     INTEGER NOT NULL,  -- how many executions these are
  calls_below INTEGER,           -- rows of api_calls with a lower id are removed too; NULL: none
  call_id     INTEGER,           -- the row of api_calls that caused it
  checksum    INTEGER NOT NULL
) STRICT;

-- For: the highest calls_below.
CREATE INDEX purges_by_calls ON purges (calls_below) WHERE calls_below IS NOT NULL;

-- BOOKKEEPING. Removed executions that still have rows in history_events.
CREATE TABLE purge_leftovers (
  execution_id INTEGER PRIMARY KEY
) STRICT;

-- BOOKKEEPING. One row each time this file was made from a copy by `stepwell restore`.
CREATE TABLE restores (
  epoch       INTEGER PRIMARY KEY,  -- the file's epoch from then on
  restored_at INTEGER NOT NULL,
  source      TEXT NOT NULL         -- the copy's path
) STRICT;

CREATE VIEW v_purges AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', p.purged_at / 1000.0, 'unixepoch') AS purged_at,
       p.cause,
       p.removed AS executions_removed,
       p.executions AS execution_ids,
       p.calls_below AS calls_removed_below,
       p.call_id,
       p.position
FROM purges p;
