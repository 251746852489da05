#include "engine/asl/duplicate_states.h"

#include <string>
#include <unordered_set>
#include <vector>

#include "engine/value/check.h"
#include "engine/value/json_events.h"

namespace sfn::asl {

namespace {

// What the object or array that is being read is for.
enum class Part { Machine, States, State, Branches, Other };

// What a value is that stands in `parent` under `key`.
Part part_of(Part parent, const std::string& key) {
  switch (parent) {
    case Part::Machine: return key == "States" ? Part::States : Part::Other;
    case Part::States: return Part::State;
    case Part::State:
      if (key == "ItemProcessor" || key == "Iterator") return Part::Machine;
      return key == "Branches" ? Part::Branches : Part::Other;
    case Part::Branches: return Part::Machine;
    case Part::Other: return Part::Other;
  }
  return Part::Other;
}

class DuplicateFinder : public JsonEvents {
 public:
  explicit DuplicateFinder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  bool begin(Value::Type type) override {
    const Part part = levels_.empty() ? Part::Machine : part_of(levels_.back().part, levels_.back().key);
    levels_.push_back({part, type == Value::Type::Array, {}, 0, {}});
    return true;
  }

  bool end() override {
    levels_.pop_back();
    return count();
  }

  bool name(std::string name) override {
    Level& level = levels_.back();
    level.key = std::move(name);
    if (level.part == Part::States && !level.names.insert(level.key).second) {
      diagnostics_.error("DUPLICATE_STATE_NAME", "Duplicate State name: " + level.key, location());
    }
    return true;
  }

  bool scalar(Value /*value*/) override { return count(); }

 private:
  struct Level {
    Part part;
    bool is_array;
    std::string key;
    std::size_t index = 0;  // of the element being read
    std::unordered_set<std::string> names;
  };

  // A value has ended.
  bool count() {
    if (!levels_.empty()) ++levels_.back().index;
    return true;
  }

  [[nodiscard]] std::string location() const {
    std::string text;
    for (const Level& level : levels_) {
      text += level.is_array ? "[" + std::to_string(level.index) + "]" : "/" + level.key;
    }
    return text;
  }

  Diagnostics& diagnostics_;
  std::vector<Level> levels_;
};

}  // namespace

void report_duplicate_states(std::string_view definition, Diagnostics& diagnostics) {
  DuplicateFinder finder(diagnostics);
  check(follow_json(definition, finder), "a definition that was parsed can be followed");
}

}  // namespace sfn::asl
