#include "tests/property/shrink.h"

#include <set>

#include "engine/asl/parse.h"
#include "engine/value/json.h"
#include "tests/property/scripted_worker.h"

namespace sfn::property {
namespace {

constexpr int kTriesMax = 2'000;

void drop_unreachable(Value& machine);

// Every machine in it, too.
void drop_unreachable_inside(Value& state) {
  for (const char* field : {"ItemProcessor", "Iterator"}) {
    if (state.contains(field)) drop_unreachable(state[field]);
  }
  if (!state.contains("Branches")) return;
  Value branches = state.at("Branches");
  for (std::size_t i = 0; i < branches.size(); ++i)
    drop_unreachable(branches[i]);
  state["Branches"] = branches;
}

std::vector<std::string> targets_of(const Value& state) {
  std::vector<std::string> targets;
  for (const char* field : {"Next", "Default"}) {
    if (state.contains(field)) targets.push_back(state.at(field).get<std::string>());
  }
  for (const char* field : {"Choices", "Catch"}) {
    if (!state.contains(field)) continue;
    for (const Value& part : state.at(field)) {
      if (part.contains("Next")) targets.push_back(part.at("Next").get<std::string>());
    }
  }
  return targets;
}

void drop_unreachable(Value& machine) {
  if (!machine.contains("States") || !machine.contains("StartAt")) return;
  const Value states = machine.at("States");
  std::set<std::string> reached;
  std::vector<std::string> open{machine.at("StartAt").get<std::string>()};
  while (!open.empty()) {
    const std::string name = open.back();
    open.pop_back();
    if (!states.contains(name) || !reached.insert(name).second) continue;
    for (const std::string& target : targets_of(states.at(name)))
      open.push_back(target);
  }
  Value kept = Value::object();
  for (const auto& [name, state] : states.items()) {
    if (!reached.contains(name)) continue;
    Value copy = state;
    drop_unreachable_inside(copy);
    kept[name] = copy;
  }
  machine["States"] = kept;
}

// Everything that is `value` without one of its parts, or with one part smaller; and a state that ends its
// machine.
void smaller(const Value& value, std::vector<Value>& out) {
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      Value without = value;
      without.erase(name);
      out.push_back(without);
      if (name == "Next" && !value.contains("ErrorEquals")) {
        without["End"] = true;
        out.push_back(without);
      }
    }
    for (const auto& [name, member] : value.items()) {
      std::vector<Value> parts;
      smaller(member, parts);
      for (const Value& part : parts) {
        Value changed = value;
        changed[name] = part;
        out.push_back(changed);
      }
    }
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      std::vector<Value> instead{Value()};
      smaller(value[i], instead);
      for (std::size_t k = 0; k < instead.size(); ++k) {
        Value changed = Value::array();
        for (std::size_t j = 0; j < value.size(); ++j) {
          if (j != i)
            changed.push_back(value[j]);
          else if (k > 0)
            changed.push_back(instead[k]);
        }
        out.push_back(changed);
      }
    }
  }
}

// So that it stays the same failure: what happened, without the values and the rows it happened to.
std::string kind_of(const Violation& violation) {
  const std::string first = violation.what.substr(0, violation.what.find_first_of("{[\"0123456789"));
  return first + (violation.what.find("it succeeds") < violation.what.find('\n') ? "succeeds" : "fails");
}

class Shrinker {
 public:
  Shrinker(const Example& example, const Violation& violation, std::uint64_t seed)
      : best_(example), violation_(violation), seed_(seed) {}

  std::pair<Example, Violation> run() {
    while (tries_ < kTriesMax && (shrink_definition() || shrink_input())) {
    }
    return {best_, violation_};
  }

 private:
  bool shrink_definition() {
    std::vector<Value> candidates;
    smaller(best_.definition, candidates);
    for (Value& candidate : candidates) {
      if (still_fails(std::move(candidate), best_.input)) return true;
    }
    return false;
  }

  bool shrink_input() {
    std::vector<Value> candidates;
    smaller(best_.input, candidates);
    for (Value& candidate : candidates) {
      if (still_fails(best_.definition, std::move(candidate))) return true;
    }
    return false;
  }

  bool still_fails(Value definition, Value input) {
    if (++tries_ > kTriesMax) return false;
    try {
      drop_unreachable(definition);
      if (!asl::parse_state_machine(to_json(definition)).machine) return false;
      const Worker worker = scripted_answer;
      Example example{.definition = definition, .input = input};
      example.outcomes = interpret(definition, input, worker, example.marks);
      const Checked checked = check_property(example, seed_);
      if (!checked.violation || kind_of(*checked.violation) != kind_of(violation_)) return false;
      best_ = std::move(example);
      violation_ = *checked.violation;
      return true;
    } catch (const Undetermined&) {
    } catch (const std::exception&) {
      // The interpreter does not validate: it may meet a definition that is none.
    }
    return false;
  }

  Example best_;
  Violation violation_;
  std::uint64_t seed_;
  int tries_ = 0;
};

}  // namespace

std::pair<Example, Violation> shrink(const Example& example, const Violation& violation, std::uint64_t seed) {
  // What is refused, or not determined, can't be made smaller while it stays a failure of the engine.
  if (violation.what.starts_with("the definition is refused") || example.outcomes.empty())
    return {example, violation};
  return Shrinker(example, violation, seed).run();
}

}  // namespace sfn::property
