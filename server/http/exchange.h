// Exchange is one request in flight, shared by its Responder and its connection. Whoever claims it first
// decides how it ends: the handler thread that writes the reply itself, or the loop, which writes what comes
// through the inbox and gives up when the connection is lost. While it is in flight the connection's
// transport is touched by the claimer only; that is all the locking there is.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "server/http/budget.h"
#include "server/http/inbox.h"
#include "server/http/outgoing.h"

namespace sfn::http {

class Connection;

// What a front's threads and the exchanges that may outlive it have in common.
struct Shared {
  explicit Shared(std::size_t memory_bytes_max) : budget(std::make_shared<MemoryBudget>(memory_bytes_max)) {}

  Inbox inbox;
  std::shared_ptr<MemoryBudget> budget;
  std::atomic<bool> stopping = false;  // replies end their connections, requests are refused
  std::atomic<bool> aborting = false;  // the grace is over
  std::atomic<std::size_t> open_connections = 0;
  std::atomic<std::size_t> parked_requests = 0;
  std::atomic<std::uint64_t> accepted_connections = 0;
  std::atomic<std::uint64_t> requests = 0;
  std::atomic<std::uint64_t> refused_requests = 0;
};

class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  struct Start {
    Transport* transport;  // the connection's
    bool keep_alive;
    bool without_body;
    bool client_gone;
  };
  Exchange(std::shared_ptr<Shared> shared, Connection& connection, const Start& start);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // --- any thread ---

  void answer(Reply&& reply, OnFlushed&& on_flushed);
  // Writes from this thread, which must be a handler's, and leaves to the loop what the kernel does not take.
  void write(Outgoing&& outgoing, bool close);
  void watch(std::function<void()>&& on_gone);
  [[nodiscard]] bool client_gone() const { return client_gone_.load(std::memory_order_acquire); }
  // How the reply is to go out. Asked when it is written, because the front may have begun to stop meanwhile.
  [[nodiscard]] ReplyForm form(bool close) const;
  [[nodiscard]] Shared& shared() const { return *shared_; }

  // --- the loop's thread ---

  void set_client_gone() { client_gone_.store(true, std::memory_order_release); }
  // In the hands of the loop, or of a handler thread: `writing` until it wakes the loop, `written` when the
  // reply is out and the connection free.
  enum class Holder { loop, writing, written };
  [[nodiscard]] Holder claim_for_loop();
  // Makes a handler thread wake the loop when the reply is out. True if it is out already.
  [[nodiscard]] bool wake_when_written();
  // Null after end().
  [[nodiscard]] Connection* connection() const { return connection_; }
  // The connection is free for the next request, or lost.
  void end() { connection_ = nullptr; }

 private:
  static constexpr std::uint8_t kClaimed = 1, kWritten = 2, kLoopWaits = 4;

  const std::shared_ptr<Shared> shared_;
  Connection* connection_;  // the loop's thread only
  Transport* const transport_;
  const bool keep_alive_;
  const bool without_body_;
  std::atomic<bool> client_gone_;
  std::atomic<std::uint8_t> state_ = 0;
};

// Says that this thread may write replies rather than leave that to the loop: handler threads may, the
// writer's must not.
void set_thread_writes_replies();

}  // namespace sfn::http
