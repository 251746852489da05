#include "server/integrations/command_runner.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/server/outgoing_support.h"
#include "tests/storage/temporary_folder.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;
using namespace sfn::integrations::test;

using CommandOutcomes = Outcomes<CommandOutcome>;

Command command(std::vector<std::string> argv, std::string input = "") {
  Command out;
  out.argv = std::move(argv);
  out.input = std::make_shared<const std::string>(std::move(input));
  out.timeout = kPatience;
  return out;
}

Command shell(std::string text) {
  return command(shell_command(std::move(text)));
}

CommandOutcome run(CommandRunner& runner, Command what) {
  CommandOutcomes outcomes;
  runner.submit(std::move(what), outcomes.next());
  return outcomes.take(0);
}

CommandExit exit_of(CommandRunner& runner, Command what) {
  const auto outcome = run(runner, std::move(what));
  if (const auto* failure = std::get_if<CommandFailure>(&outcome)) FAIL(failure->message);
  return std::get<CommandExit>(outcome);
}

CommandFailure failure_of(CommandRunner& runner, Command what) {
  const auto outcome = run(runner, std::move(what));
  REQUIRE(std::holds_alternative<CommandFailure>(outcome));
  return std::get<CommandFailure>(outcome);
}

// A named pipe. Whoever writes to it is alive; its end is seen when the last of them is gone.
class Fifo {
 public:
  Fifo() : path_(folder_.path() / "fifo") {
    REQUIRE(::mkfifo(path_.c_str(), 0600) == 0);
    fd_ = ::open(path_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  }
  ~Fifo() { ::close(fd_); }
  [[nodiscard]] std::string path() const { return path_; }
  // Waits for `bytes` of text.
  std::string read(std::size_t bytes) {
    std::string text;
    while (text.size() < bytes && wait_for(POLLIN)) {
      char byte = 0;
      if (::read(fd_, &byte, 1) == 1) text += byte;
    }
    return text;
  }
  bool all_writers_gone() { return wait_for(POLLHUP); }

 private:
  bool wait_for(short event) {
    pollfd state{.fd = fd_, .events = POLLIN, .revents = 0};
    return ::poll(&state, 1, 30'000) == 1 && (state.revents & event) != 0;
  }

  sfn::test::TemporaryFolder folder_;
  std::filesystem::path path_;
  int fd_ = -1;
};

}  // namespace

TEST_CASE(
    "a command gets its input on stdin, and its output, the end of its errors and its exit code come back") {
  CommandRunner runner;
  const std::string large(3u << 20, 'x');
  const auto echoed = exit_of(runner, command({"cat"}, large));
  CHECK(echoed.output == large);
  CHECK(echoed.exit_code == 0);

  auto failing = shell("echo out; printf 12345678 >&2; exit 3");
  failing.error_bytes_kept = 4;
  const auto failed = exit_of(runner, failing);
  CHECK(failed.exit_code == 3);
  CHECK(failed.signal == 0);
  CHECK(failed.output == "out\n");
  CHECK(failed.error_output == "5678");

  CHECK(exit_of(runner, shell("kill -9 $$")).signal == 9);
  CHECK(exit_of(runner, command({"true"}, large)).exit_code == 0);
  CHECK(exit_of(runner, shell("cat")).output.empty());
  CHECK(runner.statistics().ended == 5);
}

TEST_CASE("arguments are not looked at by a shell") {
  CommandRunner runner;
  CHECK(exit_of(runner, command({"echo", "$HOME; `id` *", "a  b"})).output == "$HOME; `id` * a  b\n");
}

TEST_CASE("a command has the environment, the folder and the streams that it is given, and nothing else") {
  const int open_file = ::open("/dev/null", O_RDONLY);  // inherited by whoever does not close it
  CommandRunner runner;
  auto what = command({"env"});
  what.environment = {{"ONE", "1"}, {"PATH", "/usr/bin:/bin"}};
  CHECK(exit_of(runner, what).output == "ONE=1\nPATH=/usr/bin:/bin\n");
  CHECK(exit_of(runner, command({"env"})).output.empty());

  auto folder = command({"pwd"});
  folder.folder = "/usr";
  CHECK(exit_of(runner, folder).output == "/usr\n");

  // The fourth is the folder that ls reads.
  CHECK(exit_of(runner, command({"ls", "/proc/self/fd"})).output == "0\n1\n2\n3\n");
  const auto signals = exit_of(runner, command({"grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"})).output;
  CHECK(signals == "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n");
  ::close(open_file);
}

TEST_CASE("the usual environment has the variables that are named and nothing else") {
  ::setenv("STEPWELL_TEST_VARIABLE", "x", 1);
  const auto named = usual_environment({"STEPWELL_TEST_VARIABLE", "STEPWELL_TEST_ABSENT"});
  const auto usual = usual_environment();
  ::unsetenv("STEPWELL_TEST_VARIABLE");
  CHECK(named.size() == usual.size() + 1);
  CHECK(std::find(named.begin(), named.end(),
                  std::pair<std::string, std::string>("STEPWELL_TEST_VARIABLE", "x")) != named.end());
}

TEST_CASE("a command that can't be run has not run") {
  CommandRunner runner;
  auto no_folder = command({"true"});
  no_folder.folder = "/no/such/folder";
  auto bad_variable = command({"true"});
  bad_variable.environment = {{"A=B", "1"}};
  auto other_path = command({"true"});
  other_path.environment = {{"PATH", "/no/such/folder"}};
  for (const auto& what :
       {command({}), command({""}), command({"no-such-program"}), command({"/no/such/program"}),
        command({"/etc/passwd"}), command({std::string("tr\0ue", 5)}), no_folder, bad_variable, other_path}) {
    CAPTURE(what.argv);
    const auto failure = failure_of(runner, what);
    CHECK(failure.kind == CommandFailureKind::NotStarted);
    CHECK_FALSE(failure.started);
    CHECK_FALSE(failure.message.empty());
  }
}

TEST_CASE("a command that takes too long is ended") {
  CommandRunner runner;
  auto what = shell("echo why >&2; sleep 1000");
  what.timeout = Millis(50);
  const auto failure = failure_of(runner, what);
  CHECK(failure.kind == CommandFailureKind::Timeout);
  CHECK(failure.started);
}

TEST_CASE("a command that resists is killed with all that it has started") {
  Fifo fifo;
  CommandOutcomes outcomes;
  CommandRunner runner;
  auto what = shell("trap 'echo asked >&2' TERM; exec 3>" + fifo.path() +
                    "; sh -c 'trap \"\" TERM; while :; do sleep 1000; done' & echo begun >&3; "
                    "while :; do wait; done");
  what.kill_delay = Millis(500);
  const auto id = runner.submit(what, outcomes.next());
  CHECK(fifo.read(6) == "begun\n");
  runner.cancel(id);
  const auto failure = std::get<CommandFailure>(outcomes.take(0));
  CHECK(failure.kind == CommandFailureKind::Canceled);
  CHECK(failure.started);
  CHECK(failure.error_output == "asked\n");
  CHECK(fifo.all_writers_gone());
}

TEST_CASE("what a command leaves running in the background ends with it") {
  Fifo fifo;
  CommandRunner runner;
  const auto left = exit_of(runner, shell("exec 3>" + fifo.path() + "; echo x >&3; sleep 1000 & echo done"));
  CHECK(left.output == "done\n");
  CHECK(fifo.read(2) == "x\n");
  CHECK(fifo.all_writers_gone());
}

TEST_CASE("a command is killed when the server is") {
  Fifo fifo;
  const pid_t server = ::fork();
  if (server == 0) {
    CommandRunner runner;
    runner.submit(shell("exec 3>" + fifo.path() + "; echo x >&3; exec sleep 1000"), [](const auto&) {});
    while (true)
      ::pause();
  }
  CHECK(fifo.read(2) == "x\n");
  ::kill(server, SIGKILL);
  ::waitpid(server, nullptr, 0);
  CHECK(fifo.all_writers_gone());
}

TEST_CASE("output may be as long as the limit and not longer") {
  CommandRunner runner;
  auto what = shell("head -c 10000 /dev/zero; echo why >&2");
  what.output_bytes_max = 10'000;
  CHECK(exit_of(runner, what).output.size() == 10'000);
  what.output_bytes_max = 9'999;
  const auto failure = failure_of(runner, what);
  CHECK(failure.kind == CommandFailureKind::TooLarge);
  CHECK(failure_of(runner, command({"yes"})).kind == CommandFailureKind::TooLarge);
}

TEST_CASE("the memory of a command is limited where it is asked for") {
  CommandRunner runner;
  auto what = shell("ulimit -v; ulimit -c");
  CHECK(exit_of(runner, what).output == "unlimited\n0\n");
  what.memory_bytes_max = std::size_t{256} << 20;
  CHECK(exit_of(runner, what).output == "262144\n0\n");
}

TEST_CASE("no more commands run at once than are allowed, and the rest waits in order") {
  Fifo fifo;
  CommandOutcomes outcomes;
  CommandRunner runner({.running_max = 2, .queued_max = 8});
  std::vector<CommandRunner::Id> ids;
  for (int i = 0; i < 10; ++i)
    ids.push_back(
        runner.submit(shell("exec 3>" + fifo.path() + "; echo x >&3; sleep 1000"), outcomes.next()));
  REQUIRE(fifo.read(4) == "x\nx\n");
  CHECK(eventually([&] {
    const auto now = runner.statistics();
    return now.running == 2 && now.queued == 8;
  }));

  runner.submit(command({"true"}), outcomes.next());
  const auto refused = std::get<CommandFailure>(outcomes.take(10));
  CHECK(refused.kind == CommandFailureKind::Busy);
  CHECK_FALSE(refused.started);

  runner.cancel(ids[9]);
  const auto waiting = std::get<CommandFailure>(outcomes.take(9));
  CHECK(waiting.kind == CommandFailureKind::Canceled);
  CHECK_FALSE(waiting.started);

  runner.cancel(ids[0]);
  const auto running = std::get<CommandFailure>(outcomes.take(0));
  CHECK(running.kind == CommandFailureKind::Canceled);
  CHECK(running.started);
  CHECK(fifo.read(2) == "x\n");  // the third has begun

  runner.stop();
  CHECK(outcomes.count() == 11);
  CHECK(outcomes.once_each());
  runner.submit(command({"true"}), outcomes.next());
  CHECK(std::get<CommandFailure>(outcomes.take(11)).kind == CommandFailureKind::Canceled);
}

TEST_CASE("a command that waits too long for its turn has not run") {
  CommandOutcomes outcomes;
  CommandRunner runner({.running_max = 1});
  runner.submit(command({"sleep", "1000"}), outcomes.next());
  auto late = command({"true"});
  late.timeout = Millis(20);
  runner.submit(late, outcomes.next());
  const auto failure = std::get<CommandFailure>(outcomes.take(1));
  CHECK(failure.kind == CommandFailureKind::Timeout);
  CHECK_FALSE(failure.started);
}

TEST_CASE("commands from many threads are each answered once") {
  CommandOutcomes outcomes;
  CommandRunner runner({.running_max = 8});
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const auto id = runner.submit(command({"cat"}, std::to_string(i)), outcomes.next());
        if (i % 5 == t) runner.cancel(id);
      }
    });
  }
  for (auto& thread : threads)
    thread.join();
  CHECK(outcomes.wait_for_all());
  CHECK(outcomes.once_each());
  CHECK(runner.statistics().ended >= 80);
}
