#include "server/http/inbox.h"

#include <cerrno>
#include <iterator>
#include <system_error>

#include <sys/eventfd.h>
#include <unistd.h>

namespace sfn::http {

Inbox::Inbox() : fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Inbox::~Inbox() {
  ::close(fd_);
}

bool Inbox::push(InboxMessage&& message, bool wake_loop) {
  bool must_signal = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    messages_.push_back(std::move(message));
    must_signal = wake_loop && !wake_pending_;
    wake_pending_ = wake_pending_ || wake_loop;
  }
  if (must_signal) signal();
  return true;
}

bool Inbox::push_all(std::vector<InboxMessage>& messages) {
  bool must_signal = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    if (messages_.empty()) {
      messages_.swap(messages);
    } else {
      messages_.insert(messages_.end(), std::move_iterator(messages.begin()),
                       std::move_iterator(messages.end()));
    }
    must_signal = !wake_pending_;
    wake_pending_ = true;
  }
  if (must_signal) signal();
  return true;
}

void Inbox::wake() {
  {
    const std::lock_guard lock(mutex_);
    if (wake_pending_ || closed_) return;
    wake_pending_ = true;
  }
  signal();
}

void Inbox::drain(std::vector<InboxMessage>& messages) {
  const std::lock_guard lock(mutex_);
  messages_.swap(messages);
  wake_pending_ = false;
}

std::vector<InboxMessage> Inbox::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  return std::move(messages_);
}

void Inbox::signal() {
  const eventfd_t one = 1;
  // Fails only when the counter is full: then it is readable already.
  [[maybe_unused]] const ssize_t written = ::write(fd_, &one, sizeof one);
}

}  // namespace sfn::http
