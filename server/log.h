// One line an event on stderr: time, severity, message. No payloads at info and above: a line names
// executions, activities and counts, never what users put into them. Any thread.
#pragma once

#include <string_view>

namespace sfn::server {

enum class LogLevel { Debug, Info, Warning, Error };

// `name` is one of debug, info, warning, error.
void set_log_level(std::string_view name);
void log(LogLevel level, std::string_view message);

inline void log_info(std::string_view message) {
  log(LogLevel::Info, message);
}
inline void log_warning(std::string_view message) {
  log(LogLevel::Warning, message);
}
inline void log_error(std::string_view message) {
  log(LogLevel::Error, message);
}

}  // namespace sfn::server
