#include "server/integrations/open_calls.h"

namespace sfn::integrations {

void OpenCalls::add(TaskRef call) {
  const std::lock_guard lock(mutex_);
  calls_[call] = {};
}

void OpenCalls::on_cancel(TaskRef call, std::function<void()> give_up) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = calls_.find(call);
    if (found == calls_.end()) return;
    if (found->second.wanted) {
      found->second.give_up = std::move(give_up);
      return;
    }
  }
  give_up();
}

bool OpenCalls::end(TaskRef call) {
  const std::lock_guard lock(mutex_);
  const auto found = calls_.extract(call);
  return !found.empty() && found.mapped().wanted;
}

void OpenCalls::cancel(TaskRef call) {
  std::function<void()> give_up;
  {
    const std::lock_guard lock(mutex_);
    const auto found = calls_.find(call);
    if (found == calls_.end()) return;
    found->second.wanted = false;
    give_up = std::move(found->second.give_up);
  }
  if (give_up) give_up();
}

bool OpenCalls::is_wanted(TaskRef call) const {
  const std::lock_guard lock(mutex_);
  const auto found = calls_.find(call);
  return found != calls_.end() && found->second.wanted;
}

}  // namespace sfn::integrations
