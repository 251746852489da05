// Retention looks for what the settings do not want any more and proposes it to the writer, a little at a
// time: the next proposal waits until the rows of the last one are nearly gone. On a thread of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include "engine/scheduler/clock.h"
#include "engine/scheduler/request.h"
#include "storage/retention_plan.h"

namespace sfn::server {

struct RetentionOptions {
  storage::RetentionPolicy policy;
  std::chrono::seconds interval{600};  // between two looks
  // Takes the proposal to the writer; it may be dropped, the next look finds the same again.
  std::function<void(PurgeRequest)> propose;
};

class Retention {
 public:
  Retention(std::filesystem::path database, Clock& clock, RetentionOptions options)
      : database_(std::move(database)), clock_(clock), options_(std::move(options)) {}

  // Looks at every interval until stopped. Does nothing when the settings keep everything.
  void run(const std::stop_token& stop);

 private:
  void look(const std::stop_token& stop);
  void propose(storage::RetentionPlan& plan, PurgeRequest request, const std::stop_token& stop);

  const std::filesystem::path database_;
  Clock& clock_;
  const RetentionOptions options_;
};

// Whether the policy ever removes anything.
[[nodiscard]] bool keeps_everything(const storage::RetentionPolicy& policy);

}  // namespace sfn::server
