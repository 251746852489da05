// What the seeds have reached: every command, event type, pending kind, state type, request and fault point
// is named in advance, so that one that is never hit shows.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sfn::sim {

class Coverage {
 public:
  Coverage();

  // `what` is one of the names the constructor lists (`check`).
  void hit(const std::string& what, std::int64_t times = 1);
  void add(const Coverage& other);
  // Names that were hit fewer than `times` times.
  [[nodiscard]] std::vector<std::string> missing(std::int64_t times) const;
  [[nodiscard]] const std::map<std::string, std::int64_t>& hits() const { return hits_; }

 private:
  std::map<std::string, std::int64_t> hits_;
};

}  // namespace sfn::sim
