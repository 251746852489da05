// In which language the expressions of a state are written (asl-reference 3), and the form of a JSONata
// expression. What stands inside the markers is not looked at here.
#pragma once

#include <string_view>

#include "engine/asl/diagnostics.h"
#include "engine/asl/location.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

enum class QueryLanguage {
  JsonPath,
  Jsonata,
  // A state of a JSONata machine that says JSONPath: that is its problem, so no field is said to be of the
  // wrong language.
  Refused,
};

// Of a definition, or of a state in a machine of language `machine`. Whatever is not exactly `JSONPath`
// counts as JSONata. Precondition: `json` is an object.
[[nodiscard]] QueryLanguage language_of_machine(const Value& json);
[[nodiscard]] QueryLanguage language_of_state(const Value& json, QueryLanguage machine);

// `{% ... %}`, without anything before or after it.
[[nodiscard]] bool is_jsonata(std::string_view text);
// What stands between, without blanks around it. Precondition: is_jsonata.
[[nodiscard]] std::string_view jsonata_text(std::string_view text);

// Reports every string within `json` that has one of the two markers and not the other. True if there is
// none.
bool check_jsonata_markers(const Value& json, const Location& location, Diagnostics& diagnostics);

}  // namespace sfn::asl
