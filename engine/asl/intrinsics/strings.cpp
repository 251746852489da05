// States.Format, States.StringSplit, States.UUID.
#include "engine/asl/intrinsics/arguments.h"
#include "engine/asl/intrinsics/format_template.h"
#include "engine/value/utf8.h"

namespace sfn::asl::intrinsics {

Result<Value> format(Arguments& arguments) {
  const std::string& text = arguments.written(0);
  if (!arguments.spend_text(text.size())) return Value();
  std::size_t used = 1;
  const auto next = [&](std::string& out) {
    if (used == arguments.count()) return false;
    const Value& value = arguments.value(used++);
    if (arguments.spend_walk(value)) append_printed(out, value);
    return true;
  };
  auto filled = fill_template(text, next);
  if (!filled && filled.error() == FormatProblem::Brace)
    return arguments.fail("the template has a brace that is neither part of {} nor escaped");
  if (!filled || used != arguments.count())
    return arguments.fail("number of arguments do not match the occurrences of {}");
  return Value(std::move(*filled));
}

// Every character of the second argument separates; empty pieces are dropped.
Result<Value> string_split(Arguments& arguments) {
  const std::string& text = arguments.text(0);
  const std::string& separators = arguments.text(1);
  Value pieces = Value::array();
  std::string piece;
  const auto finish_piece = [&] {
    if (!piece.empty()) pieces.push_back(std::exchange(piece, {}));
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!arguments.spend_text(separators.size())) return pieces;
    const auto character = std::string_view(text).substr(at, utf8_length_at(text, at));
    if (separators.find(character) != std::string::npos) {
      finish_piece();
    } else {
      piece += character;
    }
    at += character.size();
  }
  finish_piece();
  return pieces;
}

Result<Value> uuid(Arguments& arguments) {
  return Value(random_uuid(arguments.random_bytes()));
}

}  // namespace sfn::asl::intrinsics
