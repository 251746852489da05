#include "server/retention.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include <fmt/format.h>

#include "server/log.h"

namespace sfn::server {

namespace {

// Small enough that checking and removing them takes the writer about a millisecond.
constexpr std::size_t kProposedAtATime = 50;
// The next ones are proposed when so few of the last ones still have rows.
constexpr std::int64_t kLeftoversMax = 25;
constexpr std::chrono::milliseconds kPoll{20};
// A proposal that has not been taken by then was dropped.
constexpr int kPollsUntilDropped = 250;
constexpr std::chrono::seconds kFirstLook{10};

// False: stopped meanwhile.
bool sleep_for(std::chrono::milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  wake.wait_for(lock, stop, time, [] { return false; });
  return !stop.stop_requested();
}

bool keeps_all(const storage::RetentionRule& rule) {
  return !rule.age && rule.newest == 0;
}

}  // namespace

bool keeps_everything(const storage::RetentionPolicy& policy) {
  return keeps_all(policy.executions) && !policy.journal_age && policy.journal_bytes == 0 &&
         std::ranges::all_of(policy.machines, [](const auto& entry) { return keeps_all(entry.second); });
}

void Retention::run(const std::stop_token& stop) {
  if (keeps_everything(options_.policy)) return;
  std::chrono::seconds delay = std::min(kFirstLook, options_.interval);
  while (sleep_for(delay, stop)) {
    delay = options_.interval;
    try {
      look(stop);
    } catch (const std::exception& error) {
      log_warning(fmt::format("retention could not read the file: {}", error.what()));
    }
  }
}

void Retention::look(const std::stop_token& stop) {
  storage::RetentionPlan plan(database_);
  plan.begin(options_.policy, clock_.now().wall);
  std::size_t proposed = 0;
  for (auto some = plan.next(kProposedAtATime); !some.empty() && !stop.stop_requested();
       some = plan.next(kProposedAtATime)) {
    propose(plan, purge_request("retention", some), stop);
    proposed += some.size();
  }
  const CallId calls_below = plan.calls_below();
  const bool calls = calls_below && plan.calls_before(calls_below) > 0;
  if (calls && !stop.stop_requested())
    options_.propose(
        {.cause = "retention", .executions = {}, .closed_before = {}, .calls_below = calls_below});
  if (proposed > 0 || calls)
    log_info(fmt::format("retention: {} executions{}", proposed,
                         calls ? fmt::format(" and the calls before {}", calls_below.value) : ""));
}

void Retention::propose(storage::RetentionPlan& plan, PurgeRequest request, const std::stop_token& stop) {
  const ExecutionId last = request.executions.back();
  options_.propose(std::move(request));
  for (int polls = 0; polls < kPollsUntilDropped && plan.is_there(last); ++polls)
    if (!sleep_for(kPoll, stop)) return;
  while (plan.leftovers() > kLeftoversMax)
    if (!sleep_for(kPoll, stop)) return;
}

}  // namespace sfn::server
