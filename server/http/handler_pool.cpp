#include "server/http/handler_pool.h"

#include <algorithm>

namespace sfn::http {

HandlerPool::HandlerPool(std::size_t threads, std::function<void(Job&&)> handle)
    : handle_(std::move(handle)) {
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this] { run(); });
}

HandlerPool::~HandlerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
  for (std::thread& thread : threads_)
    thread.join();
}

void HandlerPool::submit(std::vector<Job>& jobs) {
  if (jobs.empty()) return;
  std::size_t wake = 0;
  {
    const std::lock_guard lock(mutex_);
    for (Job& job : jobs)
      queue_.push_back(std::move(job));
    wake = std::min(waiting_, jobs.size());
  }
  jobs.clear();
  for (; wake > 0; --wake)
    work_.notify_one();
}

void HandlerPool::run() {
  set_thread_writes_replies();
  std::unique_lock lock(mutex_);
  while (true) {
    while (queue_.empty() && !stopping_) {
      ++waiting_;
      work_.wait(lock);
      --waiting_;
    }
    if (stopping_) return;
    Job job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    handle_(std::move(job));
    lock.lock();
  }
}

}  // namespace sfn::http
