// Starts a program in a process group of its own: with the streams and the environment that it is given and
// nothing else of this process, within limits, and to be killed when the thread that started it ends. The one
// place that forks. Any thread, with all signals blocked.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>
#include <tl/expected.hpp>

#include "server/integrations/command_runner.h"
#include "server/integrations/descriptor.h"

namespace sfn::integrations {

struct StartedProcess {
  pid_t pid = 0;              // and its group; to be waited for by whoever starts it
  Descriptor end;             // a pidfd: readable when the process has ended
  Descriptor in, out, error;  // our ends of its streams; they do not block
};

// The text says why it was not started: no such program, no permission, too many processes.
[[nodiscard]] tl::expected<StartedProcess, std::string> start_process(const Command& command);

}  // namespace sfn::integrations
