#include <csignal>
#include <stdexcept>

#include <doctest/doctest.h>

#include "server/cli/call.h"
#include "server/cli/child_process.h"
#include "server/cli/environment.h"

namespace {

using namespace sfn::cli;

CommandResult run(const std::string& script, const std::string& input = "", CommandLimits limits = {}) {
  std::signal(SIGPIPE, SIG_IGN);
  return run_command({"sh", "-c", script}, input, limits, [] { return true; });
}

}  // namespace

TEST_CASE("a command gets its input and gives its output, also when both are larger than a pipe holds") {
  const std::string input(300'000, 'x');
  const auto result = run("cat", input);
  CHECK(result.succeeded());
  CHECK(result.output == input);
}

TEST_CASE("a command that does not read its input is no failure") {
  CHECK(run("echo done", std::string(300'000, 'x')).output == "done\n");
}

TEST_CASE("a command that fails tells its exit code or signal and the end of its stderr") {
  const auto failed = run("echo half; echo why >&2; exit 3");
  CHECK(failed.exit_code == 3);
  CHECK(failed.error_output == "why\n");
  CHECK_FALSE(failed.succeeded());
  CHECK(run("kill -9 $$").signal == 9);
  const auto chatty = run("seq 100000 >&2; exit 1");
  CHECK(chatty.error_output.size() == 32'768);
  CHECK(chatty.error_output.ends_with("100000\n"));
}

TEST_CASE("a command that is not there can't be started") {
  CHECK_THROWS_AS(run_command({"/nothing/here"}, "", {}, [] { return true; }), std::system_error);
}

TEST_CASE("a command with endless output is ended") {
  CommandLimits limits;
  limits.output_bytes_max = 1000;
  const auto result = run("yes", "", limits);
  CHECK(result.output_too_long);
  CHECK_FALSE(result.succeeded());
}

TEST_CASE("a command is ended with everything it has started when its task has ended") {
  CommandLimits limits;
  limits.tick_interval = std::chrono::milliseconds(1);
  const auto result = run_command({"sh", "-c", "sleep 1000 & sleep 1000"}, "", limits, [] { return false; });
  CHECK(result.signal == 15);
}

TEST_CASE("a request is put together from texts, files and JSON") {
  CHECK(request_of({}) == "{}");
  CHECK(request_of({"name=a=b", "maxResults:=5", "text=5"}) == R"({"name":"a=b","maxResults":5,"text":"5"})");
  CHECK(request_of({"file=@LICENSE"}).find("MIT License") != std::string::npos);
  CHECK_THROWS_AS(request_of({"name"}), std::runtime_error);
  CHECK_THROWS_AS(request_of({"n:={"}), std::runtime_error);
  CHECK_THROWS_AS(request_of({"n=@/nothing/here"}), std::runtime_error);
}

TEST_CASE("the environment is quoted for a shell") {
  const auto text = environment_text("http://127.0.0.1:8083", "us-east-1");
  CHECK(text.find("export AWS_ENDPOINT_URL='http://127.0.0.1:8083'\n") != std::string::npos);
  CHECK(text.find("alias aws='aws --endpoint-url '\\''http://127.0.0.1:8083'\\'''\n") != std::string::npos);
  CHECK(environment_text("x; rm -rf $HOME", "r").find("export AWS_ENDPOINT_URL='x; rm -rf $HOME'\n") !=
        std::string::npos);
}
