#include "engine/asl/duplicate_states.h"

#include <string>
#include <unordered_set>
#include <vector>

#include "engine/value/value.h"

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

// Follows a definition event by event, in the form that nlohmann's sax_parse calls.
class DuplicateFinder {
 public:
  explicit DuplicateFinder(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  bool start_object(std::size_t /*size*/) { return enter(false); }
  bool start_array(std::size_t /*size*/) { return enter(true); }
  bool end_object() { return leave(); }
  bool end_array() { return leave(); }

  bool key(std::string& name) {
    Level& level = levels_.back();
    level.key = name;
    if (level.part == Part::States && !level.names.insert(name).second) {
      diagnostics_.error("DUPLICATE_STATE_NAME", "Duplicate State name: " + name, location());
    }
    return true;
  }

  bool null() { return scalar(); }
  bool boolean(bool /*value*/) { return scalar(); }
  bool number_integer(Value::number_integer_t /*value*/) { return scalar(); }
  bool number_unsigned(Value::number_unsigned_t /*value*/) { return scalar(); }
  bool number_float(Value::number_float_t /*value*/, const std::string& /*text*/) { return scalar(); }
  bool string(std::string& /*value*/) { return scalar(); }
  bool binary(Value::binary_t& /*value*/) { return scalar(); }
  // A number too large for nlohmann, which the parser may have taken all the same: what follows stays
  // unchecked.
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) {
    return false;
  }

 private:
  struct Level {
    Part part;
    bool is_array;
    std::string key;
    std::size_t index = 0;  // of the element being read
    std::unordered_set<std::string> names;
  };

  bool enter(bool is_array) {
    const Part part = levels_.empty() ? Part::Machine : part_of(levels_.back().part, levels_.back().key);
    levels_.push_back({part, is_array, {}, 0, {}});
    return true;
  }

  bool leave() {
    levels_.pop_back();
    return scalar();
  }

  // A value has ended.
  bool scalar() {
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
  Value::sax_parse(definition, &finder);
}

}  // namespace sfn::asl
