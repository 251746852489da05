// HandlerPool runs the application's handlers on a few threads. Its queue needs no limit of its own: there is
// at most one job a connection, and the bytes of their bodies are counted (budget.h).
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http/exchange.h"

namespace sfn::http {

struct Job {
  Request request;
  std::shared_ptr<Exchange> exchange;
};

class HandlerPool {
 public:
  // `handle` is called on the pool's threads, several at once, and must not throw.
  HandlerPool(std::size_t threads, std::function<void(Job&&)> handle);
  // Drops what is queued, waits for what runs.
  ~HandlerPool();
  HandlerPool(const HandlerPool&) = delete;
  HandlerPool& operator=(const HandlerPool&) = delete;

  // Takes all of them, and leaves the vector empty.
  void submit(std::vector<Job>& jobs);

 private:
  void run();

  const std::function<void(Job&&)> handle_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::deque<Job> queue_;    // guarded by mutex_
  std::size_t waiting_ = 0;  // guarded by mutex_
  bool stopping_ = false;    // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace sfn::http
