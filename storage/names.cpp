#include "storage/names.h"

#include <array>

namespace sfn::storage {
namespace {

constexpr std::array kStatuses = {ExecutionStatus::Running, ExecutionStatus::Succeeded,
                                  ExecutionStatus::Failed, ExecutionStatus::TimedOut,
                                  ExecutionStatus::Aborted};
constexpr std::array<std::string_view, 12> kPendingKinds = {
    "Wait",         "Retry",    "TaskTimeout", "Heartbeat", "ExecutionTimeout", "QueuedTask",
    "AssignedTask", "Runnable", "QueuedCall",  "CallOut",   "AwaitedJob",       "AwaitedToken"};
static_assert(kPendingKinds.size() == static_cast<std::size_t>(PendingKind::AwaitedToken) + 1);

}  // namespace

std::optional<ExecutionStatus> execution_status(std::string_view name) {
  for (const ExecutionStatus status : kStatuses) {
    if (to_string(status) == name) return status;
  }
  return std::nullopt;
}

std::string_view name_of(PendingKind kind) {
  return kPendingKinds.at(static_cast<std::size_t>(kind));
}

std::optional<PendingKind> pending_kind(std::string_view name) {
  for (std::size_t i = 0; i < kPendingKinds.size(); ++i) {
    if (kPendingKinds[i] == name) return static_cast<PendingKind>(i);
  }
  return std::nullopt;
}

}  // namespace sfn::storage
