#include "storage/offline_purge.h"

#include <algorithm>

#include "engine/scheduler/purge.h"
#include "engine/value/check.h"

namespace sfn::storage {
namespace {

// Nobody waits for these steps; they bound what one transaction adds to the WAL.
constexpr TidyLimits kLargeSteps{.rows = 5'000, .pages = 2'000};

}  // namespace

OfflinePurge::OfflinePurge(const std::filesystem::path& folder, TimePoint now)
    : storage_({.folder = folder}), opening_(storage_.open(now, {})), ids_(opening_.counters) {
  check(!opening_.token_key.empty(), "a server has opened the file before");
}

std::int64_t OfflinePurge::remove(const PurgeRequest& request, TimePoint now) {
  Batch batch;
  Purge purge{.position = ids_.draw_position(),
              .purged_at = now,
              .cause = request.cause,
              .call = {},
              .executions = {},
              .calls_below = std::min(request.calls_below, ids_.next_call())};
  for (const ExecutionId execution : request.executions) {
    if (removable(storage_.purge_facts(execution), request.closed_before,
                  opening_.checkpoint.value_or(Position())))
      purge.executions.push_back(execution);
  }
  std::ranges::sort(purge.executions);
  if (purge.executions.empty() && !purge.calls_below) return 0;
  const auto removed = std::ssize(purge.executions);
  batch.purge = std::move(purge);
  batch.counters = ids_.to_store();
  storage_.append(batch);
  ids_.stored();
  return removed;
}

void OfflinePurge::tidy() {
  for (bool more = true; more;) {
    more = storage_.tidy(kLargeSteps).more;
    storage_.checkpointer().pass();
  }
}

void OfflinePurge::close() {
  if (opening_.clean_shutdown) storage_.close();
}

}  // namespace sfn::storage
