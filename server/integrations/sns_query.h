// SNS's Publish in the AWS Query protocol: parameters as a form, and what is wanted of an answer in XML. The
// answer's elements are found by name, not by structure: Publish's have no attributes and no name twice, and
// no XML library is among the project's. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/value/value_fwd.h"

namespace sfn::integrations {

// The form. Message and Subject may be any JSON value. The error says which parameter Publish does not have.
[[nodiscard]] tl::expected<std::string, std::string> publish_form(const Value& parameters,
                                                                  std::string_view version);
// The text of the first element of that name, entities decoded; nullopt when there is none.
[[nodiscard]] std::optional<std::string> element_text(std::string_view xml, std::string_view name);

}  // namespace sfn::integrations
