#include "server/integrations/process_start.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sfn::integrations {
namespace {

constexpr std::string_view kUsualPath = "/usr/local/bin:/usr/bin:/bin";
// Where the system has no close_range: descriptors above this are left to O_CLOEXEC.
constexpr int kDescriptorsClosed = 4096;

// Where the program is: the text itself with a slash in it, otherwise the first of PATH that can be run.
std::string find_program(const Command& command) {
  const auto& name = command.argv.front();
  if (name.find('/') != std::string::npos) return name;
  std::string_view path = kUsualPath;
  for (const auto& [variable, value] : command.environment) {
    if (variable == "PATH") path = value;
  }
  while (!path.empty()) {
    const auto folder = path.substr(0, path.find(':'));
    path.remove_prefix(std::min(folder.size() + 1, path.size()));
    auto candidate = fmt::format("{}/{}", folder, name);
    if (!folder.empty() && access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts)
    out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

// All that the child reads, made before it is born: between fork and exec nothing may be allocated.
struct Launch {
  const char* program;
  char* const* arguments;
  char* const* environment;
  const char* folder;  // nullptr: stay
  rlim_t memory_bytes_max;
  pid_t parent;
  int in, out, error;
  int report;  // errno goes here when the program can't be run; closed by exec
};

void set_limit(decltype(RLIMIT_AS) what, rlim_t value) {
  const rlimit limit{value, value};
  setrlimit(what, &limit);
}

void close_others_at_exec() {
  if (close_range(STDERR_FILENO + 1, ~0u, CLOSE_RANGE_CLOEXEC) == 0) return;
  for (int fd = STDERR_FILENO + 1; fd < kDescriptorsClosed; ++fd)
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}

void reset_signals() {
  for (int signal = 1; signal < NSIG; ++signal)
    std::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

// In the child. Only what is safe after a fork in a process with threads: system calls.
[[noreturn]] void become_program(const Launch& launch) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != launch.parent) _exit(127);  // the server died before it was asked for
  dup2(launch.in, STDIN_FILENO);
  dup2(launch.out, STDOUT_FILENO);
  dup2(launch.error, STDERR_FILENO);
  close_others_at_exec();
  set_limit(RLIMIT_CORE, 0);
  if (launch.memory_bytes_max != 0) set_limit(RLIMIT_AS, launch.memory_bytes_max);
  if (launch.folder == nullptr || chdir(launch.folder) == 0) {
    reset_signals();
    execve(launch.program, launch.arguments, launch.environment);
  }
  const int reason = errno;
  [[maybe_unused]] const auto written = write(launch.report, &reason, sizeof reason);
  _exit(127);
}

// vfork, because the memory of a large server takes milliseconds to copy, and the child needs none of it. The
// child goes on in a function of its own and never returns to here.
[[gnu::noinline]] pid_t fork_child(const Launch& launch) {
  const pid_t pid = vfork();
  if (pid == 0) become_program(launch);
  return pid;
}

// 0 when the program runs.
int read_report(Pipe& report) {
  report.write.close();
  int reason = 0;
  ssize_t got = 0;
  do {
    got = read(report.read.get(), &reason, sizeof reason);
  } while (got < 0 && errno == EINTR);
  return got == sizeof reason ? reason : 0;
}

bool has_zero_byte(const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    if (text.find('\0') != std::string::npos) return true;
  }
  return false;
}

tl::unexpected<std::string> not_started(std::string reason) {
  return tl::unexpected<std::string>(std::move(reason));
}

tl::expected<StartedProcess, std::string> start(const Command& command, const std::string& program,
                                                std::vector<std::string> variables) {
  Pipe in = make_pipe(), out = make_pipe(), error = make_pipe(), report = make_pipe();
  auto words = command.argv;
  const auto arguments = pointers(words);
  const auto environment = pointers(variables);
  const Launch launch{.program = program.c_str(),
                      .arguments = arguments.data(),
                      .environment = environment.data(),
                      .folder = command.folder.empty() ? nullptr : command.folder.c_str(),
                      .memory_bytes_max = command.memory_bytes_max,
                      .parent = getpid(),
                      .in = in.read.get(),
                      .out = out.write.get(),
                      .error = error.write.get(),
                      .report = report.write.get()};
  const pid_t pid = fork_child(launch);
  if (pid < 0) return not_started(fmt::format("fork: {}", std::strerror(errno)));
  const int reason = read_report(report);
  Descriptor end(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
  if (reason != 0 || !end.open()) {
    const int shown = reason != 0 ? reason : errno;
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    return not_started(fmt::format("{}: {}", program, std::strerror(shown)));
  }
  for (const auto* descriptor : {&in.write, &out.read, &error.read})
    set_nonblocking(*descriptor);
  return StartedProcess{pid, std::move(end), std::move(in.write), std::move(out.read), std::move(error.read)};
}

}  // namespace

tl::expected<StartedProcess, std::string> start_process(const Command& command) {
  if (command.argv.empty() || command.argv.front().empty()) return not_started("no program is named");
  std::vector<std::string> variables;
  for (const auto& [name, value] : command.environment) {
    if (name.empty() || name.find('=') != std::string::npos)
      return not_started("a variable of the environment has no valid name");
    variables.push_back(name + "=" + value);
  }
  if (has_zero_byte(command.argv) || has_zero_byte(variables) || has_zero_byte({command.folder}))
    return not_started("an argument, a variable or the folder contains a zero byte");
  const auto program = find_program(command);
  if (program.empty()) return not_started(command.argv.front() + ": no such program");
  try {
    return start(command, program, std::move(variables));
  } catch (const std::system_error& failure) {
    return not_started(failure.what());
  }
}

}  // namespace sfn::integrations
