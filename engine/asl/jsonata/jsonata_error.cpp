#include "engine/asl/jsonata/jsonata_error.h"

#include <algorithm>
#include <iterator>

#include "engine/value/json_text.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

struct Text {
  std::string_view code;
  std::string_view text;
};

// {token} and {value} are shown as JSON texts, {name} is the token as it is. Sorted by code.
constexpr Text kTexts[] = {
    {"D1001", "Number out of range: {value}"},
    {"D1002", "Only a number can be negated, not {value}"},
    {"D1004", "The regular expression matches an empty string"},
    {"D1009", "More than one key of the object is {value}"},
    {"D2014", "A range may have 10,000,000 numbers, not {value}"},
    {"D3001", "Infinity and NaN have no text"},
    {"D3010", "$replace cannot look for an empty string"},
    {"D3011", "The fourth argument of $replace must not be negative"},
    {"D3012", "The function that replaces a match must give a string"},
    {"D3020", "The third argument of $split must not be negative"},
    {"D3030", "Unable to cast value to a number: {value}"},
    {"D3040", "The third argument of $match must not be negative"},
    {"D3050", "The function given to $reduce must take at least two arguments"},
    {"D3060", "A negative number has no square root: {value}"},
    {"D3061", "The power is no JSON number: base {value}, exponent {second}"},
    {"D3070", "Without a function, $sort orders only strings or only numbers"},
    {"D3080", "The picture has more than two sub-pictures"},
    {"D3081", "A sub-picture has more than one decimal separator"},
    {"D3082", "A sub-picture has more than one percent sign"},
    {"D3083", "A sub-picture has more than one per-mille sign"},
    {"D3084", "A sub-picture has both a percent and a per-mille sign"},
    {"D3085", "A sub-picture has no place for a digit"},
    {"D3086", "A sub-picture has other characters between those that stand for the number"},
    {"D3087", "A sub-picture has a grouping separator beside the decimal separator"},
    {"D3088", "The integer part of a sub-picture ends with a grouping separator"},
    {"D3089", "A sub-picture has two grouping separators in a row"},
    {"D3090", "The integer part of a sub-picture has an optional digit behind a mandatory one"},
    {"D3091", "The fractional part of a sub-picture has a mandatory digit behind an optional one"},
    {"D3092", "A sub-picture has an exponent and a percent or per-mille sign"},
    {"D3093", "The exponent of a sub-picture must consist of mandatory digits"},
    {"D3100", "The base of $formatBase must be between 2 and 36, not {value}"},
    {"D3110", "$toMillis reads ISO 8601 timestamps, not {value}"},
    {"D3130", "A sequence of integers that begins with {value} is not known"},
    {"D3131", "The digits of a picture must be of one family"},
    {"D3132", "A date-time picture has the unknown component {value}"},
    {"D3133", "Only months and days have names in a date-time picture, not {value}"},
    {"D3134", "The time zone of a picture has more than four digits"},
    {"D3135", "A date-time picture has a [ without ]"},
    {"D3136", "The date-time picture lacks components that determine a point in time"},
    {"D3138", "$single found more than one match"},
    {"D3139", "$single found no match"},
    {"D3140", "Malformed URL passed to ${name}(): {value}"},
    {"S0101", "A string ends without its quote"},
    {"S0102", "Number out of range: {token}"},
    {"S0103", "Unknown escape sequence: \\{name}"},
    {"S0104", "\\u must be followed by 4 hexadecimal digits"},
    {"S0105", "A quoted name ends without its `"},
    {"S0106", "A comment is not closed"},
    {"S0201", "Syntax error: {token}"},
    {"S0202", "Expected {value}, got {token}"},
    {"S0203", "Expected {value} before end of expression"},
    {"S0204", "Unknown operator: {token}"},
    {"S0207", "Unexpected end of expression"},
    {"S0208", "Parameter {value} of a function must be a variable"},
    {"S0209", "A predicate cannot follow a grouping"},
    {"S0210", "A step can be grouped only once"},
    {"S0211", "{token} cannot begin an expression"},
    {"S0212", "The left side of := must be a variable"},
    {"S0213", "The literal {value} cannot be a step of a path"},
    {"S0214", "The right side of {token} must be a variable"},
    {"S0215", "@ must stand before the predicates of a step"},
    {"S0216", "@ cannot follow an order-by clause"},
    {"S0217", "The parent of this expression is not known"},
    {"S0301", "A regular expression is empty"},
    {"S0302", "A regular expression ends without its /"},
    {"S0401", "Only functions and arrays have a type parameter in a signature"},
    {"S0402", "A choice of types in a signature cannot have type parameters"},
    {"T0410", "Argument {index} of function {token} does not match function signature"},
    {"T0411", "The context is no fit for argument {index} of function {token}"},
    {"T0412", "Argument {index} of function {token} must be an array of {second}"},
    {"T1003", "The key of an object must be a string, not {value}"},
    {"T1005", "Attempted to invoke a non-function. Is ${name} meant?"},
    {"T1006", "Attempted to invoke a non-function"},
    {"T1007", "Attempted to apply a non-function in part. Is ${name} meant?"},
    {"T1008", "Attempted to apply a non-function in part"},
    {"T1010", "What the matcher given to function {token} returns is no match"},
    {"T2001", "The left side of {token} must be a number"},
    {"T2002", "The right side of {token} must be a number"},
    {"T2003", "The left side of .. must be an integer"},
    {"T2004", "The right side of .. must be an integer"},
    {"T2006", "The right side of ~> must be a function"},
    {"T2007", "The order-by clause compares {value} with {second}, which is of another type"},
    {"T2008", "The terms of an order-by clause must be numbers or strings"},
    {"T2009", "{value} and {second} beside {token} must be of the same type"},
    {"T2010", "Both sides of {token} must be numbers or strings"},
    {"T2011", "What a transform updates with must be an object: {value}"},
    {"T2012", "What a transform deletes must be a string or strings: {value}"},
    {"U1001", "The expression exceeds its budget"},
    {error_code::kFunctionResult, "The result is, or holds, a function"},
};

std::string_view text_of(std::string_view code) {
  const auto found = std::ranges::lower_bound(kTexts, code, {}, &Text::code);
  return found != std::end(kTexts) && found->code == code ? found->text : std::string_view();
}

std::string quoted(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

std::string part(const Failure& failure, std::string_view name) {
  if (name == "token") return failure.token ? quoted(*failure.token) : "undefined";
  if (name == "name") return failure.token.value_or("");
  if (name == "index") return std::to_string(failure.index.value_or(0));
  return (name == "value" ? failure.value : failure.second).value_or("undefined");
}

}  // namespace

std::string message_of(const Failure& failure) {
  if (failure.message) return *failure.message;
  std::string_view left = text_of(failure.code);
  std::string message;
  for (auto open = left.find('{'); open != std::string_view::npos; open = left.find('{')) {
    const auto close = left.find('}', open);
    message += left.substr(0, open);
    message += part(failure, left.substr(open + 1, close - open - 1));
    left.remove_prefix(close + 1);
  }
  return message.append(left);
}

}  // namespace sfn::asl::jsonata
