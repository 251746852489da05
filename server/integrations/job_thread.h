// JobThread does one job after the other away from the thread that gives it: for calls that read from the
// database, which the writer must not wait for. Its queue is bounded by how many calls may be under way.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sfn::integrations {

class JobThread {
 public:
  JobThread();
  // Drops what is queued, waits for what runs.
  ~JobThread();
  JobThread(const JobThread&) = delete;
  JobThread& operator=(const JobThread&) = delete;

  // Any thread. A job must not throw.
  void run(std::function<void()> job);

 private:
  void loop();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;  // guarded by mutex_
  bool stopping_ = false;                   // the same
  std::thread thread_;
};

}  // namespace sfn::integrations
