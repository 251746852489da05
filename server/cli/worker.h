// `stepwell worker`: polls one activity and runs a command for each task. The command gets the task's input
// on stdin. Exit code 0: its stdout is the output, as it is if it is JSON, else as a JSON string. Another
// exit code or a signal: the task fails with the error `Worker.ExitCode<N>` or `Worker.Signal<N>` and the end
// of stderr as cause. While it runs, heartbeats are sent; when the server says that the task has ended
// meanwhile, the command is ended. A server that does not answer is tried again until it does, so a worker
// outlives its restarts. SIGTERM and SIGINT end a waiting worker within a second and a working one after its
// task; a second one ends it at once.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace sfn::cli {

struct WorkerOptions {
  std::string endpoint_url;
  std::string activity_arn;
  std::string worker_name;  // empty: host and process id
  std::chrono::milliseconds heartbeat_interval = std::chrono::seconds(5);
  std::vector<std::string> command;
};

// Returns the exit code.
int run_worker(WorkerOptions options);

}  // namespace sfn::cli
