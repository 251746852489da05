// MemoryBudget bounds the bytes that bodies being read, bodies being handled and replies waiting for a slow
// reader take in all. A request whose body does not fit is refused with 503 before the body is read; a reply
// is never refused, because what it reports has happened: it is charged even above the limit, and requests
// wait for it in that way. Any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace sfn::http {

class MemoryBudget {
 public:
  explicit MemoryBudget(std::size_t limit_bytes) : limit_bytes_(limit_bytes) {}
  MemoryBudget(const MemoryBudget&) = delete;
  MemoryBudget& operator=(const MemoryBudget&) = delete;

  [[nodiscard]] bool try_take(std::size_t bytes) {
    if (used_bytes_.fetch_add(bytes) + bytes <= limit_bytes_) return true;
    used_bytes_.fetch_sub(bytes);
    return false;
  }
  void take(std::size_t bytes) { used_bytes_.fetch_add(bytes); }
  void give_back(std::size_t bytes) { used_bytes_.fetch_sub(bytes); }
  [[nodiscard]] std::size_t used_bytes() const { return used_bytes_; }

 private:
  const std::size_t limit_bytes_;
  std::atomic<std::size_t> used_bytes_{0};
};

// Gives back on destruction what was taken. Holds nothing if default-constructed. Keeps the budget alive,
// because a request may outlive its front.
class MemoryLease {
 public:
  MemoryLease() = default;
  // `bytes` have been taken from `budget`.
  MemoryLease(std::shared_ptr<MemoryBudget> budget, std::size_t bytes)
      : budget_(std::move(budget)), bytes_(bytes) {}
  MemoryLease(MemoryLease&& other) noexcept
      : budget_(std::move(other.budget_)), bytes_(std::exchange(other.bytes_, 0)) {}
  MemoryLease& operator=(MemoryLease&& other) noexcept {
    std::swap(budget_, other.budget_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MemoryLease() {
    if (budget_ != nullptr) budget_->give_back(bytes_);
  }

  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  // Keeps `bytes` of what is held, which must be at least as much.
  void shrink_to(std::size_t bytes) {
    if (budget_ != nullptr) budget_->give_back(bytes_ - bytes);
    bytes_ = bytes;
  }

 private:
  std::shared_ptr<MemoryBudget> budget_;
  std::size_t bytes_ = 0;
};

}  // namespace sfn::http
