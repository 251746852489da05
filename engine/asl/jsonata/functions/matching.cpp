// $match, $contains, $replace and $split, with strings and with regular expressions.
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/matcher.h"
#include "engine/asl/jsonata/text.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

// How often something may happen: as often as it can without a limit.
double limit_of(const Item& limit, const char* code) {
  if (!limit.is_number()) return INFINITY;
  if (limit.number() < 0) throw Failure(code).with_value(number_text(limit.number()));
  return limit.number();
}

Item contains(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return {};
  if (a[1].is_function()) return make_boolean(Matches(e, a[1], a[0].json()).next());
  e.spend_text(a[0].text().size());
  return make_boolean(a[0].text().find(a[1].text()) != std::string::npos);
}

Item match(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  const double limit = limit_of(a[2], "D3040");
  std::vector<Item> found;
  Matches matches(e, a[1], a[0].json());
  for (double count = 0; count < limit && matches.next(); ++count) {
    e.spend(kCallWork);
    auto object = make_node<ObjectNode>(e.heap());
    object->set("match", make_string(matches.match().text));
    object->set("index", make_number(matches.match().start));
    object->set("groups", matches.match().groups);
    found.emplace_back(std::move(object));
  }
  return e.sequence(std::move(found));
}

Item split(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return {};
  const std::string& text = a[0].text();
  const double limit = limit_of(a[2], "D3020");
  std::vector<Item> parts;
  std::size_t start = 0;
  const auto cut = [&](std::size_t end) {
    e.spend_text(end - start);
    parts.push_back(e.string(text.substr(start, end - start)));
  };
  if (a[1].is_function()) {
    Matches matches(e, a[1], a[0].json());
    double count = 0;
    for (; count < limit && matches.next(); ++count) {
      cut(std::max(start, matches.match().begin));
      start = std::max(start, matches.match().end);
    }
    if (count < limit) cut(text.size());
    return e.array(std::move(parts));
  }
  const std::string& separator = a[1].text();
  const double most = std::floor(limit);
  e.spend_text(text.size());
  if (separator.empty()) {
    for (; start < text.size() && static_cast<double>(parts.size()) < most;
         start += utf8_length_at(text, start))
      cut(start + utf8_length_at(text, start));
    return e.array(std::move(parts));
  }
  for (auto at = text.find(separator); static_cast<double>(parts.size()) < most;
       at = text.find(separator, start)) {
    cut(std::min(at, text.size()));
    if (at == std::string::npos) break;
    start = at + separator.size();
  }
  return e.array(std::move(parts));
}

// At the $ of `replacement`; appends what stands there and returns the place behind it. A number may have as
// many digits as that of the last group, and the last digit does not belong to it if there is no such group.
std::size_t substitute(const std::string& replacement, std::size_t at, const Match& match, std::string& out) {
  const std::size_t next = at + 1;
  const char c = next < replacement.size() ? replacement[next] : '\0';
  if (c == '$' || c == '0') {
    c == '$' ? out += '$' : out += match.text;
    return next + 1;
  }
  const std::size_t groups = match.groups.length();
  const std::size_t digits_max = std::to_string(std::max<std::size_t>(1, groups)).size();
  std::size_t number = 0;
  std::size_t digits = 0;
  while (digits < digits_max && next + digits < replacement.size()) {
    const char digit = replacement[next + digits];
    if (digit < '0' || digit > '9') break;
    if (digits > 0 && number * 10 + static_cast<std::size_t>(digit - '0') > groups) break;
    number = number * 10 + static_cast<std::size_t>(digit - '0');
    ++digits;
  }
  if (digits == 0) {
    out += '$';
    return next;
  }
  if (const Item group = number == 0 ? Item() : match.groups[number - 1]; group.is_string())
    out += group.text();
  return next + digits;
}

std::string substituted(const std::string& replacement, const Match& match) {
  std::string out;
  std::size_t at = 0;
  for (auto dollar = replacement.find('$'); dollar != std::string::npos; dollar = replacement.find('$', at)) {
    out.append(replacement, at, dollar - at);
    at = substitute(replacement, dollar, match, out);
  }
  return out.append(replacement, at);
}

Item replace_text(Evaluator& e, const Arguments& a, double limit) {
  const std::string& text = a[0].text();
  const std::string& pattern = a[1].text();
  std::string out;
  std::size_t at = 0;
  double count = 0;
  for (auto found = text.find(pattern); found != std::string::npos && count < limit;
       found = text.find(pattern, at), ++count) {
    if (!a[2].is_string()) throw Failure("D3012").with_value(e.shown(a[2]));
    out.append(text, at, found - at).append(a[2].text());
    at = found + pattern.size();
    e.spend_text(a[2].text().size());
  }
  return e.string(out.append(text, at));
}

Item replace(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined() || a[1].is_undefined()) return {};
  const std::string& text = a[0].text();
  if (a[1].is_string() && a[1].text().empty()) throw Failure("D3010").with_value("\"\"");
  const double limit = limit_of(a[3], "D3011");
  e.spend_text(text.size());
  if (a[1].is_string()) return replace_text(e, a, limit);
  std::string out;
  std::size_t at = 0;
  Matches matches(e, a[1], a[0].json());
  for (double count = 0; count < limit && matches.next(); ++count) {
    const Match& match = matches.match();
    const std::size_t before = out.size();
    if (match.begin > at) out.append(text, at, match.begin - at);
    if (a[2].is_string()) {
      out += substituted(a[2].text(), match);
    } else {
      const Item replaced = a[2].is_undefined() ? Item() : e.call(a[2], {matches.object()});
      if (!replaced.is_string()) throw Failure("D3012").with_value(e.shown(replaced));
      out += replaced.text();
    }
    e.spend_text(out.size() - before);
    at = std::min(text.size(), match.begin + match.text.size());
  }
  return e.string(out.append(text, at));
}

constexpr BuiltinEntry kFunctions[] = {
    {"match", "<s-f<s:o>n?:a<o>>", 3, match},
    {"contains", "<s-(sf):b>", 2, contains},
    {"replace", "<s-(sf)(sf)n?:s>", 4, replace},
    {"split", "<s-(sf)n?:a<s>>", 3, split},
};

}  // namespace

std::span<const BuiltinEntry> matching_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
