// Paths: what flows from step to step, predicates, wildcards, and tuples, which carry the variables that
// `@`, `#` and `%` bind at each step.
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::string_view kContext = "@";

Ref<ObjectNode> copied_tuple(Heap& heap, const Item& tuple) {
  auto copy = make_node<ObjectNode>(heap);
  for (std::size_t i = 0; i < tuple.member_count(); ++i)
    copy->set(tuple.member_name(i), tuple.member_at(i));
  return copy;
}

// A name that needs no more than its look-up.
bool is_plain(const Syntax& step) {
  return step.type == SyntaxType::Name && step.predicates.empty() && !step.group;
}

bool counts_from_end(double index) {
  return index < 0;
}

}  // namespace

Ref<Frame> Evaluator::frame_of_tuple(Frame& enclosing, const Item& tuple) {
  auto frame = frame_in(enclosing);
  spend(static_cast<std::int64_t>(1 + tuple.member_count()) * kMemberWork);
  // The names live as long as the tuple, which may end before the frame: a function may keep the frame. So
  // the frame holds the tuple, too.
  for (std::size_t i = 0; i < tuple.member_count(); ++i)
    frame->bind(tuple.member_name(i), tuple.member_at(i));
  frame->bind("", tuple);
  return frame;
}

Item Evaluator::path(const Syntax& syntax, const Item& input, Frame& frame) {
  const auto& steps = syntax.parts;
  Stream stream{input, !input.is_array() || steps.front()->type == SyntaxType::Variable};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i]->tuple) return tuple_path(syntax, stream, i, frame);
    const bool last = i + 1 == steps.size();
    if (i == 0 && steps[i]->constructs) {
      stream = {evaluate(*steps[i], stream.single ? sequence({input}) : input, frame), false};
      if (!stream.item.is_array()) return {};  // there is nothing to step through
      if (stream.length() == 0) break;
    } else if (!step(*steps[i], stream, last, frame)) {
      break;
    }
  }
  if (syntax.group) {
    Item items = stream.single ? sequence({stream.item}) : stream.item;
    return group(syntax.group->pairs, syntax.group->position, items, frame);
  }
  if (!syntax.keep_singleton || stream.item.is_undefined()) return stream.item;
  Item result = stream.item;
  if (stream.single || (result.has(Item::kConstructed) && !result.is_sequence())) result = sequence({result});
  result.mark(Item::kKeepSingleton);
  return result;
}

// Replaces the stream by what comes out of the step; false when that is nothing.
bool Evaluator::step(const Syntax& step, Stream& stream, bool last, Frame& frame) {
  if (step.type == SyntaxType::Sort) {
    Item sorted = sort(step, stream.single ? sequence({stream.item}) : stream.item, frame);
    for (const Stage& stage : step.stages)
      sorted = filter(*stage.filter, sorted, frame);
    stream = {sorted, false};
    return stream.length() > 0;
  }
  if (stream.single) {
    Item result = step_item(step, stream.item, frame);
    const bool spread = result.is_array() && !(result.has(Item::kConstructed) && !last);
    if (spread && (!last || result.is_sequence())) result = result.marked(Item::kSequence);
    stream = {std::move(result), !spread};
    return !stream.item.is_undefined() && stream.length() > 0;
  }
  std::vector<Item> results = step_all(step, stream.item, frame);
  if (last && results.size() == 1 && results.front().is_array() && !results.front().is_sequence()) {
    stream = {std::move(results.front()), false};
    return true;
  }
  std::vector<Item> elements;
  elements.reserve(results.size());
  for (const Item& result : results) {
    spend(static_cast<std::int64_t>(result.length()) * kElementWork);
    spread_into(elements, result);
  }
  stream = {sequence(std::move(elements)), false};
  return stream.length() > 0;
}

// What the step gives for each element of the array.
std::vector<Item> Evaluator::step_all(const Syntax& step, const Item& array, Frame& frame) {
  const std::size_t length = array.length();
  const auto* elements = array.elements();
  const bool in_json = array.is_json() && is_plain(step) && step.stages.empty();
  std::vector<Item> results;
  for (std::size_t i = 0; i < length; ++i) {
    spend(kElementWork);
    if (in_json && array.json()[i].is_object()) {
      spend(kNodeWork);
      const auto found = array.json()[i].find(step.text);
      if (found != array.json()[i].end()) results.emplace_back(*found);
      continue;
    }
    Item result =
        elements != nullptr ? step_item(step, (*elements)[i], frame) : step_item(step, array[i], frame);
    if (!result.is_undefined()) results.push_back(std::move(result));
  }
  return results;
}

Item Evaluator::step_item(const Syntax& step, const Item& item, Frame& frame) {
  const bool plain = is_plain(step);
  if (plain) spend(kNodeWork);
  Item result = plain ? settled(lookup(item, step.text), step.keep_array) : evaluate(step, item, frame);
  for (const Stage& stage : step.stages)
    result = filter(*stage.filter, result, frame);
  return result;
}

// The steps from `first` on, the first that binds something.
Item Evaluator::tuple_path(const Syntax& syntax, const Stream& input, std::size_t first, Frame& frame) {
  const auto& steps = syntax.parts;
  std::vector<Item> tuples;
  bool started = false;
  for (std::size_t i = first; i < steps.size(); ++i) {
    const Syntax& step = *steps[i];
    if (step.type == SyntaxType::Sort) {
      Item items = started        ? sequence(tuples, Item::kTuples)
                   : input.single ? sequence({input.item})
                                  : input.item;
      const Item sorted = sort(step, items, frame);
      if (started) {
        tuples.clear();
        append_to(tuples, sorted);
        tuples = tuple_stages(step, std::move(tuples), frame);
      } else {
        tuples = tuple_stages(step, sorted_tuples(step, sorted), frame);
      }
    } else {
      if (!started) {
        for (std::size_t k = 0; k < input.length(); ++k) {
          spend(kMemberWork);
          auto tuple = make_node<ObjectNode>(heap_);
          tuple->set(kContext, input[k]);
          tuples.emplace_back(std::move(tuple));
        }
      }
      tuples = tuple_stages(step, tuple_step(step, tuples, frame), frame);
    }
    started = true;
  }
  const Item bound = sequence(tuples, Item::kTuples);
  if (syntax.tuple) return finish_path(syntax, bound, bound, frame);
  std::vector<Item> items;
  for (const Item& tuple : tuples)
    items.push_back(tuple.member(kContext));
  return finish_path(syntax, sequence(std::move(items)), bound, frame);
}

Item Evaluator::finish_path(const Syntax& syntax, Item result, const Item& grouped, Frame& frame) {
  if (syntax.group) return group(syntax.group->pairs, syntax.group->position, grouped, frame);
  if (syntax.keep_singleton) result.mark(Item::kKeepSingleton);
  return result;
}

std::vector<Item> Evaluator::sorted_tuples(const Syntax& step, const Item& sorted) {
  std::vector<Item> tuples;
  for (std::size_t i = 0; i < sorted.length(); ++i) {
    spend(2 * kMemberWork);
    auto tuple = make_node<ObjectNode>(heap_);
    tuple->set(kContext, sorted[i]);
    if (!step.index.empty()) tuple->set(step.index, make_number(static_cast<double>(i)));
    tuples.emplace_back(std::move(tuple));
  }
  return tuples;
}

std::vector<Item> Evaluator::tuple_step(const Syntax& step, const std::vector<Item>& tuples, Frame& frame) {
  std::vector<Item> results;
  for (const Item& tuple : tuples) {
    const auto own = frame_of_tuple(frame, tuple);
    const Item result = evaluate(step, tuple.member(kContext), *own);
    if (!result.is_undefined()) add_tuples(step, tuple, result, results);
  }
  return results;
}

void Evaluator::add_tuples(const Syntax& step, const Item& tuple, const Item& result,
                           std::vector<Item>& tuples) {
  const std::size_t count = result.is_array() ? result.length() : 1;
  for (std::size_t i = 0; i < count; ++i) {
    spend(kMemberWork * static_cast<std::int64_t>(2 + tuple.member_count()));
    const Item item = result.is_array() ? result[i] : result;
    auto made = copied_tuple(heap_, tuple);
    if (result.has(Item::kTuples)) {
      for (std::size_t k = 0; k < item.member_count(); ++k)
        made->set(item.member_name(k), item.member_at(k));
    } else {
      made->set(step.focus.empty() ? kContext : std::string_view(step.focus), item);
      if (!step.index.empty()) made->set(step.index, make_number(static_cast<double>(i)));
      if (step.ancestor != nullptr) made->set(step.ancestor->label, tuple.member(kContext));
    }
    tuples.emplace_back(std::move(made));
  }
}

std::vector<Item> Evaluator::tuple_stages(const Syntax& step, std::vector<Item> tuples, Frame& frame) {
  for (const Stage& stage : step.stages) {
    if (stage.filter != nullptr) {
      const Item filtered = filter(*stage.filter, sequence(std::move(tuples), Item::kTuples), frame);
      tuples.clear();
      append_to(tuples, filtered);
      continue;
    }
    for (std::size_t i = 0; i < tuples.size(); ++i) {
      spend(kMemberWork * static_cast<std::int64_t>(2 + tuples[i].member_count()));
      auto counted = copied_tuple(heap_, tuples[i]);
      counted->set(stage.index, make_number(static_cast<double>(i)));
      tuples[i] = Item(std::move(counted));
    }
  }
  return tuples;
}

Item Evaluator::filter(const Syntax& predicate, const Item& input, Frame& frame) {
  const std::uint8_t marks = input.has(Item::kTuples) ? Item::kTuples : 0;
  const bool is_array = input.is_array();
  const std::size_t length = is_array ? input.length() : 1;
  if (predicate.type == SyntaxType::Number) {
    double index = std::floor(predicate.literal.get<double>());
    if (counts_from_end(index)) index += static_cast<double>(length);
    if (index < 0 || index >= static_cast<double>(length)) return sequence({}, marks);
    Item item = is_array ? input[static_cast<std::size_t>(index)] : input;
    if (item.is_undefined()) return sequence({}, marks);
    return item.is_array() ? item : sequence({item}, marks);
  }
  std::vector<Item> picked;
  for (std::size_t i = 0; i < length; ++i) {
    const Item item = is_array ? input[i] : input;
    Item result;
    if (marks != 0) {
      const auto own = frame_of_tuple(frame, item);
      result = evaluate(predicate, item.member(kContext), *own);
    } else {
      result = evaluate(predicate, item, frame);
    }
    for (std::size_t times = picks(result, i, length); times > 0; --times)
      picked.push_back(item);
  }
  return sequence(std::move(picked), marks);
}

std::size_t Evaluator::picks(const Item& result, std::size_t index, std::size_t length) {
  const auto wanted = static_cast<double>(index);
  const auto is_wanted = [&](double number) {
    const double floor = std::floor(number);
    return (counts_from_end(floor) ? floor + static_cast<double>(length) : floor) == wanted;
  };
  if (is_numeric(result)) return is_wanted(result.number()) ? 1 : 0;
  if (!result.is_array()) return truth(result) ? 1 : 0;
  if (result.kind() == Item::Kind::Range) {
    const double first = result[0].number();
    const double end = first + static_cast<double>(result.length());
    const double from_end = wanted - static_cast<double>(length);
    return static_cast<std::size_t>(first <= wanted && wanted < end) +
           static_cast<std::size_t>(first <= from_end && from_end < end);
  }
  std::size_t times = 0;
  for (std::size_t i = 0; i < result.length(); ++i) {
    spend(kElementWork);
    const Item item = result[i];
    if (!is_numeric(item)) return truth(result) ? 1 : 0;
    if (is_wanted(item.number())) ++times;
  }
  return times;
}

Item Evaluator::wildcard(const Item& input) {
  const Item item = input.has(Item::kOuterWrapper) && input.length() > 0 ? input[0] : input;
  std::vector<Item> found;
  bool sequence_left = true;  // the reference makes a plain array of it as soon as it appends an array
  const auto add = [&](const Item& value) {
    spend(kElementWork);
    if (value.is_array()) {
      sequence_left = false;
      flatten(value, found);
    } else {
      found.push_back(value);
    }
  };
  for (std::size_t i = 0; i < item.length(); ++i)
    add(item[i]);
  for (std::size_t i = 0; i < item.member_count(); ++i)
    add(item.member_at(i));
  return sequence_left ? sequence(std::move(found)) : array(std::move(found));
}

void Evaluator::flatten(const Item& item, std::vector<Item>& flat) {
  if (!item.is_array()) {
    flat.push_back(item);
    return;
  }
  const Level level(*this);
  for (std::size_t i = 0; i < item.length(); ++i) {
    spend(kElementWork);
    flatten(item[i], flat);
  }
}

Item Evaluator::descendants(const Item& input) {
  if (input.is_undefined()) return input;
  std::vector<Item> found;
  descend(input, found);
  return settled(sequence(std::move(found)), false);
}

void Evaluator::descend(const Item& item, std::vector<Item>& found) {
  const Level level(*this);
  spend(kElementWork);
  if (!item.is_array()) found.push_back(item);
  for (std::size_t i = 0; i < item.length(); ++i)
    descend(item[i], found);
  for (std::size_t i = 0; i < item.member_count(); ++i)
    descend(item.member_at(i), found);
}

}  // namespace sfn::asl::jsonata
