#include "tests/bench/load.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sfn::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

// After the time is over, calls in flight have this long to be answered; later ones are errors.
constexpr std::chrono::seconds kDrain{10};
constexpr int kEventsMax = 256;
// In the results beside the operations: from StartExecution until DescribeExecution said SUCCEEDED.
constexpr std::string_view kFinished = "until finished";

std::chrono::microseconds since(SteadyClock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - begin);
}

// A client on its connection; without a connection after it was dropped.
struct Line {
  Client client;
  std::unique_ptr<Connection> connection;
  std::string_view operation;  // of the call in flight; empty: none
  SteadyClock::time_point sent_at;
  SteadyClock::time_point begun_at;  // of the calls that belong together
  bool waits_to_send = false;        // what epoll was told
};

class Load {
 public:
  Load(std::uint16_t port, Workload workload, const Sizes& sizes) {
    Connection control(port);
    shared_ = set_up(workload, sizes, control);
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll_ < 0) throw ConnectionError(std::string("epoll_create1: ") + std::strerror(errno));
    for (Client& client : clients_of(workload, sizes, shared_))
      add(std::move(client), port);
  }
  ~Load() { ::close(epoll_); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  Results run(std::chrono::seconds time) {
    const auto begin = SteadyClock::now();
    const auto end = begin + time;
    while (SteadyClock::now() < end)
      step(true);
    results_.duration = SteadyClock::now() - begin;
    while (calls_in_flight() > 0 && SteadyClock::now() < end + kDrain)
      step(false);
    finish();
    return std::move(results_);
  }

 private:
  void add(Client client, std::uint16_t port) {
    lines_.push_back({.client = std::move(client),
                      .connection = std::make_unique<Connection>(port),
                      .operation = {},
                      .sent_at = {},
                      .begun_at = {}});
    idle_.push_back(lines_.size() - 1);
    epoll_event event{.events = EPOLLIN, .data = {.u64 = lines_.size() - 1}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, lines_.back().connection->descriptor(), &event) != 0)
      throw ConnectionError(std::string("epoll_ctl: ") + std::strerror(errno));
  }

  void step(bool send_more) {
    if (send_more) wake_idle();
    epoll_event events[kEventsMax];
    const int count = ::epoll_wait(epoll_, events, kEventsMax, 10);
    for (int i = 0; i < count; ++i)
      handle(events[i].data.u64);
  }

  // Gives every idle client the chance of a call; those without one stay idle.
  void wake_idle() {
    std::vector<std::size_t> still_idle;
    for (const std::size_t index : idle_) {
      Line& line = lines_[index];
      std::optional<Call> call = line.client.next(shared_);
      if (!call) {
        still_idle.push_back(index);
        continue;
      }
      line.operation = call->operation;
      line.sent_at = SteadyClock::now();
      if (!line.client.continues()) line.begun_at = line.sent_at;
      guarded(line, [&] { line.connection->send(*call); });
      watch(index);
    }
    idle_ = std::move(still_idle);
  }

  void handle(std::size_t index) {
    Line& line = lines_[index];
    if (!line.connection) return;
    std::optional<Answer> answer;
    guarded(line, [&] {
      line.connection->flush();
      answer = line.connection->receive();
    });
    watch(index);
    if (answer) take(index, *answer);
  }

  void take(std::size_t index, const Answer& answer) {
    Line& line = lines_[index];
    if (answer.status == 200) {
      results_.answered[line.operation].add(since(line.sent_at));
    } else {
      std::string type = text_member(answer.body, "__type");
      type.erase(0, type.rfind('#') + 1);
      ++results_.errors[std::string(line.operation) + ' ' + std::to_string(answer.status) + ' ' + type];
    }
    line.operation = {};
    const bool continued = line.client.continues();
    line.client.take(answer, shared_);
    if (continued && !line.client.continues()) results_.answered[kFinished].add(since(line.begun_at));
    idle_.push_back(index);
  }

  template <class Action>
  void guarded(Line& line, Action action) {
    try {
      action();
    } catch (const ConnectionError& error) {
      ++results_.errors[std::string(line.operation) + ' ' + error.what()];
      line.operation = {};
      line.connection.reset();
    }
  }

  // Tells epoll whether the connection waits for room to send.
  void watch(std::size_t index) {
    Line& line = lines_[index];
    if (!line.connection || line.waits_to_send == line.connection->wants_to_send()) return;
    line.waits_to_send = !line.waits_to_send;
    epoll_event event{.events = EPOLLIN, .data = {.u64 = index}};
    if (line.waits_to_send) event.events |= EPOLLOUT;
    ::epoll_ctl(epoll_, EPOLL_CTL_MOD, line.connection->descriptor(), &event);
  }

  [[nodiscard]] std::size_t calls_in_flight() const {
    std::size_t count = 0;
    for (const Line& line : lines_)
      if (!line.operation.empty() && !line.client.polls()) ++count;
    return count;
  }

  void finish() {
    results_.executions_started = shared_.executions_started;
    for (const Line& line : lines_) {
      if (line.operation.empty()) continue;
      if (line.client.polls())
        ++results_.polls_parked;
      else
        ++results_.errors[std::string(line.operation) + " not answered"];
    }
  }

  Shared shared_;
  int epoll_ = -1;
  std::vector<Line> lines_;
  std::vector<std::size_t> idle_;
  Results results_;
};

// One descriptor a connection: takes what the system allows.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

Results run_load(std::uint16_t port, Workload workload, const Sizes& sizes, std::chrono::seconds time,
                 const std::function<void()>& begins) {
  raise_descriptor_limit();
  Load load(port, workload, sizes);
  begins();
  return load.run(time);
}

}  // namespace sfn::bench
