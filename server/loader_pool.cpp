#include "server/loader_pool.h"

namespace sfn::server {

LoaderPool::LoaderPool(std::size_t threads, std::function<ReadLog()> open) : open_(std::move(open)) {
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this] { run(); });
}

LoaderPool::~LoaderPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
  for (std::thread& thread : threads_)
    thread.join();
}

void LoaderPool::on_ready(std::function<void()> notify) {
  const std::lock_guard lock(mutex_);
  notify_ = std::move(notify);
  if (!done_.empty() && notify_) notify_();
}

void LoaderPool::request(ExecutionId execution) {
  {
    const std::lock_guard lock(mutex_);
    requested_.push_back(execution);
  }
  work_.notify_one();
}

std::optional<FoldedLog> LoaderPool::take() {
  const std::lock_guard lock(mutex_);
  if (done_.empty()) return std::nullopt;
  FoldedLog next = std::move(done_.front());
  done_.pop_front();
  return next;
}

bool LoaderPool::ready() const {
  const std::lock_guard lock(mutex_);
  return !done_.empty();
}

void LoaderPool::run() {
  ReadLog read;
  const auto read_log = [&](ExecutionId id) {
    if (!read) read = open_();
    return read(id);
  };
  std::unique_lock lock(mutex_);
  while (true) {
    work_.wait(lock, [this] { return stopping_ || !requested_.empty(); });
    if (stopping_) return;
    const ExecutionId id = requested_.front();
    requested_.pop_front();
    lock.unlock();
    FoldedLog folded = fold_log(id, read_log);
    lock.lock();
    done_.push_back(std::move(folded));
    if (done_.size() == 1 && notify_) notify_();
  }
}

}  // namespace sfn::server
