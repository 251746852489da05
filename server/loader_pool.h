// LoaderPool is the server's Loader: a few threads fold executions while the writer goes on, each with a
// reader of the log that it opens when the first request comes to it. What is asked for waits in one queue,
// in order; the scheduler bounds how much it asks for.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/scheduler/loader.h"

namespace sfn::server {

class LoaderPool final : public Loader {
 public:
  using ReadLog = std::function<std::vector<HistoryEvent>(ExecutionId)>;

  // `open` is called by each thread of the pool; what it throws is the failure of the request.
  LoaderPool(std::size_t threads, std::function<ReadLog()> open);
  // Drops what is asked for, waits for what is being folded.
  ~LoaderPool() override;
  LoaderPool(const LoaderPool&) = delete;
  LoaderPool& operator=(const LoaderPool&) = delete;

  // From now on called, by a thread of the pool, when there is something to take and was nothing before. Must
  // not call back.
  void on_ready(std::function<void()> notify);

  void request(ExecutionId execution) override;
  std::optional<FoldedLog> take() override;
  [[nodiscard]] bool ready() const override;

 private:
  void run();

  const std::function<ReadLog()> open_;
  mutable std::mutex mutex_;
  std::condition_variable work_;
  std::deque<ExecutionId> requested_;  // guarded by mutex_
  std::deque<FoldedLog> done_;         // guarded by mutex_
  std::function<void()> notify_;       // guarded by mutex_
  bool stopping_ = false;              // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace sfn::server
