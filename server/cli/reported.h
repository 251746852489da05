// What the verbs that work on the file share: findings for a person, and failures as one line and an exit
// code.
#pragma once

#include <iostream>

#include <fmt/format.h>

#include "engine/scheduler/storage.h"
#include "server/exit_codes.h"
#include "storage/findings.h"
#include "storage/open_error.h"

namespace sfn::cli {

inline void show(const storage::Findings& findings) {
  for (const std::string& line : findings.lines())
    std::cout << line << "\n";
  const auto more = findings.count() - static_cast<std::int64_t>(findings.lines().size());
  if (more > 0) std::cout << fmt::format("and {} more\n", more);
}

inline int exit_code_of(const storage::Findings& findings) {
  return findings.count() == 0 ? server::kExitOk : server::kExitFailure;
}

// Runs `work`, which returns the exit code; what it throws becomes a line and a code.
template <class Work>
int reported(Work&& work) {
  try {
    return work();
  } catch (const storage::OpenError& error) {
    std::cerr << "stepwell: " << error.what() << "\n";
    return error.exit_code();
  } catch (const StorageError& error) {
    std::cerr << "stepwell: " << error.what() << "\n";
    const bool damaged = error.kind() == StorageError::Kind::Damaged;
    return static_cast<int>(damaged ? storage::OpenError::Reason::Corrupt
                                    : storage::OpenError::Reason::Unavailable);
  }
}

}  // namespace sfn::cli
