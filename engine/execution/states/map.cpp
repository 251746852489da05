// An inline Map (asl-reference 12): its iterations are branches, of which so many run at once as there are
// slots. An iteration is started when a slot is free, so that a Map over many items costs memory only for
// those that run and for the results.
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "engine/execution/states/context_object.h"
#include "engine/execution/states/data_flow.h"
#include "engine/execution/states/failure.h"
#include "engine/execution/states/query.h"
#include "engine/execution/states/state.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::states {

namespace {

// AWS takes an integer, and a string with the digits of one (recorded).
std::optional<std::int64_t> integer_of(const Value& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (!value.is_string()) return std::nullopt;
  const auto& text = value.get_ref<const std::string&>();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

asl::Result<std::int64_t> concurrency(const Step& step, const asl::MapState& map, const Document& input) {
  if (map.concurrency_query) {
    constexpr std::int64_t kMax = std::numeric_limits<std::int32_t>::max();
    return query_integer(step, *map.concurrency_query, {.input = input}, 0, kMax);
  }
  if (!map.concurrency_path) return map.concurrency;
  const auto value = value_at(step, *map.concurrency_path, input);
  if (!value) return tl::make_unexpected(value.error());
  const auto number = integer_of(*value);
  if (!number) {
    return asl::runtime_failure(fmt::format(
        "The MaxConcurrencyPath field refers to value \"{}\" which is not a valid integer: {}",
        value->is_string() ? value->get<std::string>() : shown(step, *value), map.concurrency_path->text()));
  }
  if (*number < 0) return asl::runtime_failure("MaxConcurrency cannot be negative.");
  return *number;
}

// What the state iterates over. AWS's inline Map takes arrays only; objects are for Distributed Map.
asl::Result<Document> items_of(const Step& step, const asl::MapState& map, const Document& input) {
  asl::Result<Document> items = input;
  if (map.items_path) {
    auto value = value_at(step, *map.items_path, input);
    if (!value) return tl::make_unexpected(value.error());
    items = Document(std::move(*value));
  }
  if (!value_of(step, *items).is_array()) {
    return asl::runtime_failure(fmt::format("Reference path \"{}\" must point to array.",
                                            map.items_path ? map.items_path->text() : "$"));
  }
  return items;
}

asl::Result<Document> queried_items(const Step& step, const asl::MapState& map, const Document& input) {
  if (map.items) {
    auto value = query(step, *map.items, {.input = input}, asl::QueryType::Array);
    if (!value) return tl::make_unexpected(value.error());
    return Document(std::move(*value));
  }
  const Value& value = value_of(step, input);
  if (value.is_array()) return input;
  return asl::query_failure("Map state input must be an array but was: " + shown(step, value));
}

asl::Result<MapStateStarted> prepare(const Step& step) {
  const auto& map = step.state().as<asl::MapState>();
  const auto input = input_of(step);
  if (!input) return tl::make_unexpected(input.error());
  const bool is_jsonata = step.state().language == asl::QueryLanguage::Jsonata;
  const auto items = is_jsonata ? queried_items(step, map, *input) : items_of(step, map, *input);
  if (!items) return tl::make_unexpected(items.error());
  const auto at_once = concurrency(step, map, *input);
  if (!at_once) return tl::make_unexpected(at_once.error());
  const auto input_text = payload_of(step, *input, parameters_too_large);
  if (!input_text) return tl::make_unexpected(input_text.error());
  asl::Result<Payload> items_text = Payload();
  if (map.items_path || map.items) items_text = payload_of(step, *items, parameters_too_large);
  if (!items_text) return tl::make_unexpected(items_text.error());
  const std::int64_t slots_max = step.context.limits.map_iterations_max;
  return MapStateStarted{.state = step.branch().state,
                         .input = *input_text,
                         .items = *items_text,
                         .length = static_cast<std::int64_t>(value_of(step, *items).size()),
                         .slots = *at_once == 0 ? slots_max : std::min(*at_once, slots_max)};
}

// The item itself, or what ItemSelector makes of it.
asl::Result<Document> iteration_input(const Step& step, const Iterations& iterations) {
  const auto& map = step.state().as<asl::MapState>();
  const ContextOptions options{.item = iterations.next};
  if (map.item_query)
    return query_document(step, *map.item_query, {.input = iterations.input, .options = options});
  const auto& selector = map.item_selector;
  if (!selector) return Document(value_of(step, iterations.items)[iterations.next]);
  return fill(step, *selector, iterations.input, options);
}

}  // namespace

void work_map(const Step& step) {
  auto started = prepare(step);
  if (!started) return fail_state(step, {.error = started.error()});
  step.emit(*std::move(started));
}

void start_iteration(const Step& step) {
  // Not a copy: what is parsed stays parsed for the iterations after this one.
  const Iterations& iterations = *std::get<InBranches>(step.branch().phase).map;
  const auto input = iteration_input(step, iterations);
  if (!input) return fail_state(step, {.error = input.error()});
  const auto payload = payload_of(step, *input, parameters_too_large);
  if (!payload) return fail_state(step, {.error = payload.error()});
  const Step iteration = step.of(BranchId{step.execution.next_branch()});
  iteration.emit(MapIterationStarted{.state = step.branch().state,
                                     .index = static_cast<std::int64_t>(iterations.next),
                                     .input = *payload,
                                     .parent = step.branch_id.value,
                                     .start_at = step.state().as<asl::MapState>().processor.start_at},
                 iterations.free_slots.front());
}

}  // namespace sfn::states
