// OpenCalls is what a connector remembers of the calls that it has under way: how each is given up. Any
// thread; what gives a call up is run without a lock, on the thread that cancels.
#pragma once

#include <functional>
#include <map>
#include <mutex>

#include "engine/scheduler/task_queues.h"

namespace sfn::integrations {

class OpenCalls {
 public:
  void add(TaskRef call);
  // The next step of the call has begun, and `give_up` ends it. A call that was cancelled meanwhile is given
  // up at once; one that has ended is not.
  void on_cancel(TaskRef call, std::function<void()> give_up);
  // The call has its outcome. Whether the task still waited for it.
  bool end(TaskRef call);
  // No effect on a call that has ended.
  void cancel(TaskRef call);
  // Whether it goes on: neither ended nor cancelled.
  [[nodiscard]] bool is_wanted(TaskRef call) const;

 private:
  struct Open {
    std::function<void()> give_up;
    bool wanted = true;
  };
  mutable std::mutex mutex_;
  std::map<TaskRef, Open> calls_;  // guarded by mutex_
};

}  // namespace sfn::integrations
