// The tables of the configuration file whose keys are no settings: names that the operator gives. Not here:
// everything else of it (config.h). Used while the server starts.
#pragma once

#include <string>
#include <string_view>

#include <toml++/toml.h>

#include "server/config.h"

namespace sfn::server {

// False: `name` is no such table. Throws ConfigError with one line that names the place and what was
// expected.
bool read_table(Config& config, std::string_view name, const toml::table& members, const std::string& path);

// AWS_ENDPOINT_URL_SERVICE and AWS_ENDPOINT_URL, as AWS's SDKs know them, over [endpoints]. Throws like
// read_table.
void read_endpoint_variables(Config& config, const ConfigSources& sources);

}  // namespace sfn::server
