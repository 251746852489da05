// `stepwell serve`: starts the server, shows the banner, waits for SIGTERM or SIGINT, stops cleanly. Returns
// the exit code; every failure of a start is one line on stderr.
#pragma once

#include "server/config.h"

namespace sfn::cli {

int serve(const server::Config& config);

}  // namespace sfn::cli
