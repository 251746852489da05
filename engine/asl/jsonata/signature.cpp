#include "engine/asl/jsonata/signature.h"

#include <algorithm>
#include <utility>

#include "engine/asl/jsonata/build.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::string_view kAnything = "asnblfom";

char symbol_of(const Item& item) {
  if (item.is_undefined()) return 'm';
  if (item.is_function()) return 'f';
  if (item.is_array()) return 'a';
  if (item.is_object()) return 'o';
  if (item.is_string()) return 's';
  if (item.is_number()) return 'n';
  return item.is_boolean() ? 'b' : 'l';
}

std::string_view plural_of(std::string_view subtype) {
  constexpr std::pair<char, std::string_view> kNames[] = {{'a', "arrays"},    {'b', "booleans"},
                                                          {'f', "functions"}, {'n', "numbers"},
                                                          {'o', "objects"},   {'s', "strings"}};
  for (const auto& [symbol, name] : kNames)
    if (subtype.starts_with(symbol)) return name;
  return "another type";
}

// The place of the bracket that closes the one at `open`; the end of the text if none does.
std::size_t closing(std::string_view text, std::size_t open) {
  const char opening = text[open];
  const char wanted = opening == '(' ? ')' : '>';
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == opening) ++depth;
    if (text[at] == wanted && --depth == 0) return at;
  }
  return text.size();
}

}  // namespace

// Reads one type; false if there is something else.
bool Signature::parse_type(std::string_view text, std::size_t& at, Parameter& parameter) {
  const char symbol = text[at];
  parameter.type = symbol;
  switch (symbol) {
    case 's':
    case 'n':
    case 'b':
    case 'l':
    case 'o': parameter.types = {symbol, 'm'}; return true;
    case 'a':
    case 'x': parameter.types = kAnything; return true;
    case 'f': parameter.types = "f"; return true;
    case 'j': parameter.types = "asnblom"; return true;
    case '(': {
      const std::size_t close = closing(text, at);
      parameter.types = text.substr(at + 1, close - at - 1);
      if (parameter.types.find('<') != std::string::npos) throw Failure("S0402").at(at);
      parameter.types += 'm';
      at = close;
      return true;
    }
    default: return false;
  }
}

Signature Signature::parse(std::string_view text) {
  Signature signature;
  auto& all = signature.parameters_;
  for (std::size_t at = 1; at < text.size() && text[at] != ':'; ++at) {
    Parameter parameter;
    const std::size_t start = at;
    if (parse_type(text, at, parameter)) {
      all.push_back(std::move(parameter));
    } else if (text[start] == '<') {
      if (all.empty() || (all.back().type != 'a' && all.back().type != 'f')) throw Failure("S0401").at(start);
      at = closing(text, start);
      all.back().subtype = text.substr(start + 1, at - start - 1);
    } else if (!all.empty()) {
      if (text[start] == '-') all.back().context = all.back().optional = true;
      if (text[start] == '?') all.back().optional = true;
      if (text[start] == '+') all.back().repeated = true;
    }
  }
  return signature;
}

// As many arguments as possible, as a regular expression takes characters.
bool Signature::match_from(std::string_view symbols, std::size_t parameter,
                           std::vector<std::size_t>& counts) const {
  if (parameter == parameters_.size()) return symbols.empty();
  const Parameter& p = parameters_[parameter];
  const auto fits = [&](std::size_t at) {
    return at < symbols.size() && p.types.find(symbols[at]) != std::string::npos;
  };
  std::size_t most = 0;
  while (fits(most) && (p.repeated || most == 0))
    ++most;
  const std::size_t least = p.optional ? 0 : 1;
  for (std::size_t count = most + 1; count-- > least;) {
    counts[parameter] = count;
    if (match_from(symbols.substr(count), parameter + 1, counts)) return true;
  }
  return false;
}

// Each parameter takes the argument at its place: what a match comes to if there are as many of both.
bool Signature::takes_all(const std::vector<Item>& arguments) const {
  if (arguments.size() != parameters_.size()) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Parameter& p = parameters_[i];
    if (p.repeated || p.types.find(symbol_of(arguments[i])) == std::string::npos) return false;
  }
  return true;
}

std::vector<std::size_t> Signature::match(std::string_view symbols) const {
  std::vector<std::size_t> counts(parameters_.size());
  if (!match_from(symbols, 0, counts)) counts.clear();
  return counts;
}

// Names the first argument that does not fit where it stands.
void Signature::refuse(std::string_view symbols) const {
  std::size_t good = 0;
  for (const Parameter& p : parameters_) {
    std::size_t count = 0;
    while (good + count < symbols.size() && (p.repeated || count == 0) &&
           p.types.find(symbols[good + count]) != std::string::npos)
      ++count;
    if (count == 0 && !p.optional) break;
    good += count;
  }
  throw Failure("T0410").with_index(good + 1);
}

Item Signature::as_array(const Parameter& parameter, const Item& argument, std::size_t number, Heap& heap) {
  if (argument.is_undefined()) return argument;
  bool fits = true;
  if (!parameter.subtype.empty()) {
    const char wanted = parameter.subtype.front();
    if (!argument.is_array()) {
      fits = parameter.subtype.size() == 1 && symbol_of(argument) == wanted;
    } else if (argument.kind() != Item::Kind::Range || wanted != 'n') {
      for (std::size_t i = 0; fits && i < argument.length(); ++i)
        fits = symbol_of(argument[i]) == wanted;
    }
  }
  if (!fits) throw Failure("T0412").with_index(number).with_second(std::string(plural_of(parameter.subtype)));
  return argument.is_array() ? argument : make_array(heap, {argument});
}

std::size_t Signature::elements_checked(const std::vector<Item>& arguments) const {
  const bool any = std::ranges::any_of(parameters_, [](const Parameter& p) { return !p.subtype.empty(); });
  std::size_t elements = 0;
  for (const Item& argument : arguments)
    if (any && argument.kind() != Item::Kind::Range) elements += argument.length();
  return elements;
}

std::vector<Item> Signature::validate(std::vector<Item> arguments, const Item& context, Heap& heap) const {
  if (takes_all(arguments)) {
    for (std::size_t i = 0; i < arguments.size(); ++i)
      if (parameters_[i].type == 'a') arguments[i] = as_array(parameters_[i], arguments[i], i + 1, heap);
    return arguments;
  }
  std::string symbols;
  for (const Item& given : arguments)
    symbols += symbol_of(given);
  const auto counts = match(symbols);
  if (counts.empty() && !(parameters_.empty() && symbols.empty())) refuse(symbols);

  // As the reference has it: an optional parameter that takes none is still given the next argument, so that
  // those after it may go beyond the last one.
  const auto argument = [&](std::size_t index) {
    return index < arguments.size() ? arguments[index] : Item();
  };
  std::vector<Item> valid;
  std::size_t next = 0;
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    const Parameter& parameter = parameters_[p];
    if (counts[p] == 0 && parameter.context) {
      if (parameter.types.find(symbol_of(context)) == std::string::npos)
        throw Failure("T0411").with_index(next + 1);
      valid.push_back(context);
    } else if (counts[p] == 0) {
      valid.push_back(argument(next));
      ++next;
    }
    for (std::size_t i = 0; i < counts[p]; ++i, ++next) {
      valid.push_back(parameter.type == 'a' ? as_array(parameter, argument(next), next + 1, heap)
                                            : argument(next));
    }
  }
  return valid;
}

}  // namespace sfn::asl::jsonata
