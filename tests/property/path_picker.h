// Picks paths into a sample of what a state will see, so that most of them lead somewhere. A few lead
// nowhere.
#pragma once

#include <string>
#include <vector>

#include "tests/property/interpreter/json_path.h"
#include "tests/property/values.h"

namespace sfn::property {

class PathPicker {
 public:
  enum class Want { Any, Number, Integer, Natural, Positive, String, Array, Object, Boolean, Timestamp };

  // Looks at the sample now; keeps nothing of it. `$$` and variables are used beside `$`.
  PathPicker(Random& random, const Roots& sample);

  // Names and indexes only. If nothing in the sample is wanted, any path.
  std::string reference(Want want = Want::Any);
  // Also with `*`, slices, filters and the like.
  std::string path(Want want = Want::Any);
  // A reference path that starts with `$.`, to something that is or is not there, for ResultPath.
  std::string place();

  [[nodiscard]] bool has(Want want) const;
  // What a reference path of this picker leads to in the sample; null for one that leads nowhere.
  [[nodiscard]] Value sample_at(const std::string& path) const;

 private:
  struct Found {
    std::string path;
    Value value;
  };
  void collect(const std::string& path, const Value& value, int depth, std::vector<Found>& found);
  const Found* pick(Want want);
  std::string indefinite();
  std::string missing();

  Random& random_;
  std::vector<Found> in_data_;
  std::vector<Found> elsewhere_;
};

}  // namespace sfn::property
