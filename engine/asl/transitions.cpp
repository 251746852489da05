#include "engine/asl/transitions.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/value/value.h"

namespace sfn::asl {

namespace {

struct Edge {
  std::string_view target;
  std::string_view field;  // `Next`, `Default`, or the array whose element has the Next
  std::size_t index = 0;
  bool in_array = false;
};

struct Node {
  std::string_view name;
  const Value* json = nullptr;
  std::vector<Edge> edges;
  bool terminal = false;
  bool reached = false;

  // Nothing says where this state leads: it lacks something, which was reported.
  [[nodiscard]] bool is_broken() const { return edges.empty() && !terminal; }
};

// The member's text; nullopt when there is no such string.
std::optional<std::string_view> text_of(const Value& object, const char* name) {
  if (!object.is_object()) return std::nullopt;
  const auto member = object.find(name);
  if (member == object.end() || !member->is_string()) return std::nullopt;
  return member->get_ref<const std::string&>();
}

const Value* array_of(const Value& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_array() ? &*member : nullptr;
}

Node read_node(const std::string& name, const Value& json) {
  Node node{.name = name, .json = &json};
  if (!json.is_object()) return node;
  const auto type = text_of(json, "Type");
  const auto end = json.find("End");
  node.terminal = type == "Succeed" || type == "Fail" || (end != json.end() && *end == true);
  for (const char* field : {"Next", "Default"}) {
    if (const auto target = text_of(json, field)) node.edges.push_back({*target, field});
  }
  for (const char* field : {"Choices", "Catch"}) {
    const Value* elements = array_of(json, field);
    if (elements == nullptr) continue;
    for (std::size_t i = 0; i < elements->size(); ++i) {
      if (const auto target = text_of((*elements)[i], "Next"))
        node.edges.push_back({*target, field, i, true});
    }
  }
  return node;
}

// One `States` object and its StartAt.
class Graph {
 public:
  Graph(const Value& states, std::optional<std::string_view> start_at, const Location& location,
        Diagnostics& diagnostics)
      : start_at_(start_at), location_(location), diagnostics_(diagnostics) {
    nodes_.reserve(states.size());
    for (const auto& [name, json] : states.items()) {
      by_name_.emplace(name, nodes_.size());
      nodes_.push_back(read_node(name, json));
    }
  }

  void report() {
    report_missing_targets();
    bool any_broken = false;
    bool any_terminal = false;
    for (const Node& node : nodes_) {
      any_broken = any_broken || node.is_broken();
      any_terminal = any_terminal || node.terminal;
    }
    // What follows would only repeat that a state leads nowhere.
    if (any_broken) return;
    if (!any_terminal) {
      diagnostics_.error("MISSING_END_STATE", "Workflow has no terminal state", std::nullopt);
    } else if (start_at_) {
      report_unreachable();
    }
  }

  void report_machines_inside() const {
    const Location states = location_.child("States");
    for (const Node& node : nodes_) {
      if (!node.json->is_object()) continue;
      const Location state = states.child(node.name);
      for (const char* field : {"ItemProcessor", "Iterator"}) {
        const auto processor = node.json->find(field);
        if (processor != node.json->end()) report_transitions(*processor, state.child(field), diagnostics_);
      }
      const Value* branches = array_of(*node.json, "Branches");
      if (branches == nullptr) continue;
      const Location list = state.child("Branches");
      for (std::size_t i = 0; i < branches->size(); ++i) {
        report_transitions((*branches)[i], list.at(i), diagnostics_);
      }
    }
  }

 private:
  void report_missing_targets() {
    if (start_at_ && !by_name_.contains(*start_at_)) report_missing(*start_at_, location_.child("StartAt"));
    const Location states = location_.child("States");
    for (const Node& node : nodes_) {
      const Location state = states.child(node.name);
      for (const Edge& edge : node.edges) {
        if (by_name_.contains(edge.target)) continue;
        const Location field = state.child(edge.field);
        const Location element = field.at(edge.index);
        report_missing(edge.target, edge.in_array ? element.child("Next") : field);
      }
    }
  }

  // AWS says 'Next' whatever the field is.
  void report_missing(std::string_view target, const Location& at) {
    diagnostics_.error("MISSING_TRANSITION_TARGET", "Missing 'Next' target: " + std::string(target), at);
  }

  void report_unreachable() {
    std::vector<std::size_t> to_visit;
    reach(*start_at_, to_visit);
    while (!to_visit.empty()) {
      const Node& node = nodes_[to_visit.back()];
      to_visit.pop_back();
      for (const Edge& edge : node.edges)
        reach(edge.target, to_visit);
    }
    const Location states = location_.child("States");
    for (const Node& node : nodes_) {
      if (node.reached) continue;
      const Location at = states.child(node.name);
      diagnostics_.error("MISSING_TRANSITION_TARGET",
                         "State \"" + std::string(node.name) + "\" is not reachable.", at);
    }
  }

  void reach(std::string_view name, std::vector<std::size_t>& to_visit) {
    const auto found = by_name_.find(name);
    if (found == by_name_.end() || nodes_[found->second].reached) return;
    nodes_[found->second].reached = true;
    to_visit.push_back(found->second);
  }

  std::optional<std::string_view> start_at_;
  const Location& location_;
  Diagnostics& diagnostics_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string_view, std::size_t> by_name_;
};

}  // namespace

void report_transitions(const Value& machine, const Location& location, Diagnostics& diagnostics) {
  if (!machine.is_object()) return;
  const auto states = machine.find("States");
  if (states == machine.end() || !states->is_object() || states->empty()) return;
  Graph graph(*states, text_of(machine, "StartAt"), location, diagnostics);
  graph.report();
  graph.report_machines_inside();
}

}  // namespace sfn::asl
