// Deliberate faults for testing the tests: one is compiled in with -DSTEPWELL_PLANTED_FAULT=NAME, and the
// suite that tests/sim/planted_faults.py names for it has to catch it. No release is built with any.
#pragma once

#ifndef STEPWELL_PLANTED_FAULT_REPLY_BEFORE_COMMIT
#define STEPWELL_PLANTED_FAULT_REPLY_BEFORE_COMMIT 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_TWO_COMMITS
#define STEPWELL_PLANTED_FAULT_TWO_COMMITS 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_RECOVERY_SKIPPED
#define STEPWELL_PLANTED_FAULT_RECOVERY_SKIPPED 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_TIMER_EARLY
#define STEPWELL_PLANTED_FAULT_TIMER_EARLY 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_CHECKPOINT_WITHOUT_RETRY
#define STEPWELL_PLANTED_FAULT_CHECKPOINT_WITHOUT_RETRY 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_COUNTERS_FROM_MAX
#define STEPWELL_PLANTED_FAULT_COUNTERS_FROM_MAX 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_PURGE_OF_RUNNING
#define STEPWELL_PLANTED_FAULT_PURGE_OF_RUNNING 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_TIMER_OUTSIDE_COMMIT
#define STEPWELL_PLANTED_FAULT_TIMER_OUTSIDE_COMMIT 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_CHECKPOINT_TOO_HIGH
#define STEPWELL_PLANTED_FAULT_CHECKPOINT_TOO_HIGH 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_SYNCHRONOUS_NORMAL
#define STEPWELL_PLANTED_FAULT_SYNCHRONOUS_NORMAL 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_OPENED_BESIDE_SQLITE
#define STEPWELL_PLANTED_FAULT_OPENED_BESIDE_SQLITE 0
#endif
#ifndef STEPWELL_PLANTED_FAULT_TOKEN_TWICE
#define STEPWELL_PLANTED_FAULT_TOKEN_TWICE 0
#endif

namespace sfn::planted {

// Answers are released before the batch that they report is stored.
inline constexpr bool kReplyBeforeCommit = STEPWELL_PLANTED_FAULT_REPLY_BEFORE_COMMIT;
// The log and the projection are stored one after the other.
inline constexpr bool kTwoCommits = STEPWELL_PLANTED_FAULT_TWO_COMMITS;
// A start arms nothing of what was pending.
inline constexpr bool kRecoverySkipped = STEPWELL_PLANTED_FAULT_RECOVERY_SKIPPED;
// Delays end a little too soon.
inline constexpr bool kTimerEarly = STEPWELL_PLANTED_FAULT_TIMER_EARLY;
// The checkpoint forgets one kind of pending entry.
inline constexpr bool kCheckpointWithoutRetry = STEPWELL_PLANTED_FAULT_CHECKPOINT_WITHOUT_RETRY;
// A start draws ids from the highest one it finds instead of the stored counters.
inline constexpr bool kCountersFromMax = STEPWELL_PLANTED_FAULT_COUNTERS_FROM_MAX;
// Retention removes executions that still run.
inline constexpr bool kPurgeOfRunning = STEPWELL_PLANTED_FAULT_PURGE_OF_RUNNING;
// Timers and the rest of what is pending are stored in a transaction before that of their events.
inline constexpr bool kTimerOutsideCommit = STEPWELL_PLANTED_FAULT_TIMER_OUTSIDE_COMMIT;
// The checkpoint says that it reflects an event more than it does.
inline constexpr bool kCheckpointTooHigh = STEPWELL_PLANTED_FAULT_CHECKPOINT_TOO_HIGH;
// Changes are committed without waiting for the disk.
inline constexpr bool kSynchronousNormal = STEPWELL_PLANTED_FAULT_SYNCHRONOUS_NORMAL;
// The WAL is opened and closed beside SQLite, which drops the locks of this process.
inline constexpr bool kOpenedBesideSqlite = STEPWELL_PLANTED_FAULT_OPENED_BESIDE_SQLITE;
// A token is accepted again after its task has ended.
inline constexpr bool kTokenTwice = STEPWELL_PLANTED_FAULT_TOKEN_TWICE;

}  // namespace sfn::planted
