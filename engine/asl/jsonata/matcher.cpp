#include "engine/asl/jsonata/matcher.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

struct Found {
  Match match;
  std::size_t unit_end = 0;
};

// Text behind a match that was read for nothing, in bytes for one unit of work.
constexpr std::size_t kReadOnPerWork = 8;
// A match beside what reading the text costs.
constexpr std::int64_t kMatchWork = 50;

std::optional<Found> find(Evaluator& evaluator, const Syntax& regex, const std::string& text,
                          std::size_t byte, std::size_t unit) {
  evaluator.spend(kMatchWork);
  const auto parts = regex.regex->find(text, byte);
  const std::size_t read = (parts.empty() ? text.size() : parts[0].end) - byte;
  evaluator.meter().spend_regex(read, regex.regex->program_size());
  evaluator.spend(regex.regex_looks_on ? static_cast<std::int64_t>((text.size() - byte) / kReadOnPerWork)
                                       : 0);
  if (parts.empty()) return std::nullopt;
  const std::string_view view = text;
  Found found;
  found.match.text = view.substr(parts[0].begin, parts[0].end - parts[0].begin);
  found.match.begin = parts[0].begin;
  found.match.end = parts[0].end;
  unit += count_units(view.substr(byte, parts[0].begin - byte));
  found.match.start = static_cast<double>(unit);
  found.unit_end = unit + count_units(found.match.text);
  std::vector<Item> groups;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    groups.emplace_back();
    if (parts[i].begin != std::string_view::npos)
      groups.back() =
          evaluator.string(std::string(view.substr(parts[i].begin, parts[i].end - parts[i].begin)));
  }
  found.match.groups = evaluator.array(std::move(groups));
  return found;
}

Failure matches_nothing(const Syntax& regex) {
  return Failure("D1004").at(regex.position);
}

Item object_of(Evaluator& evaluator, const Match& match, Item next) {
  auto object = make_node<ObjectNode>(evaluator.heap());
  object->set("match", make_string(match.text));
  object->set("start", make_number(match.start));
  object->set("end", make_number(match.start + static_cast<double>(count_units(match.text))));
  object->set("groups", match.groups);
  if (!next.is_undefined()) object->set("next", std::move(next));
  return object;
}

Item with_next(Evaluator& evaluator, const Syntax& regex, const Value& text,
               const std::optional<Found>& found) {
  if (!found) return {};
  auto next = make_node<Function>(evaluator.heap());
  next->call = NextMatchCall{&regex, text, found->match.end, found->unit_end};
  return object_of(evaluator, found->match, Item(std::move(next)));
}

}  // namespace

Matches::Matches(Evaluator& evaluator, const Item& function, const Value& text)
    : evaluator_(evaluator), function_(function), text_(text) {
  if (const auto* matcher = std::get_if<MatcherCall>(&function_.function().call)) regex_ = matcher->regex;
}

bool Matches::next() {
  const bool first = !std::exchange(started_, true);
  const auto& text = text_.get_ref<const std::string&>();
  if (regex_ == nullptr)
    return next_of_function(first ? evaluator_.call(function_, {text_})
                                  : evaluator_.call(function_, {Item()}));
  if (!first && byte_ >= text.size()) return false;
  auto found = find(evaluator_, *regex_, text, byte_, unit_);
  if (!found) return false;
  if (!first && found->match.text.empty()) throw matches_nothing(*regex_);
  byte_ = found->match.end;
  unit_ = found->unit_end;
  match_ = std::move(found->match);
  return true;
}

bool Matches::next_of_function(const Item& returned) {
  if (returned.is_undefined()) return false;
  const Item text = returned.member("match");
  const Item start = returned.member("start");
  const Item end = returned.member("end");
  const Item next = returned.member("next");
  if (!text.is_string() || !start.is_number() || !next.is_function()) throw Failure("T1010");
  const auto& all = text_.get_ref<const std::string&>();
  evaluator_.spend_text(all.size());
  const auto byte_at = [&](double unit) {
    return unit > 0 ? byte_of_unit(all, static_cast<std::size_t>(std::min(unit, 1e9))) : 0;
  };
  match_ = {text.text(), start.number(), byte_at(start.number()), 0, returned.member("groups"), returned};
  match_.end = end.is_number() ? byte_at(end.number()) : match_.begin + match_.text.size();
  function_ = next;
  return true;
}

Item Matches::object() const {
  return match_.object.is_undefined() ? object_of(evaluator_, match_, {}) : match_.object;
}

Item matcher_result(Evaluator& evaluator, const Syntax& regex, const std::vector<Item>& arguments) {
  if (arguments.empty() || !arguments[0].is_string()) return {};
  const auto& text = arguments[0].text();
  const bool has_from = arguments.size() > 1 && arguments[1].is_number() && arguments[1].number() > 0;
  const auto unit = has_from ? static_cast<std::size_t>(std::min(arguments[1].number(), 1e9)) : 0;
  const std::size_t byte = byte_of_unit(text, unit);
  return with_next(evaluator, regex, arguments[0].json(), find(evaluator, regex, text, byte, unit));
}

Item next_matcher_result(Evaluator& evaluator, const NextMatchCall& call) {
  const auto& text = call.text.get_ref<const std::string&>();
  if (call.byte >= text.size()) return {};
  const auto found = find(evaluator, *call.regex, text, call.byte, call.unit);
  if (found && found->match.text.empty()) throw matches_nothing(*call.regex);
  return with_next(evaluator, *call.regex, call.text, found);
}

}  // namespace sfn::asl::jsonata
