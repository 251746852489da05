// The field tables that several kinds of objects share, and how a table is put together of such parts. For
// state_schemas.cpp and map_schemas.cpp only.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "engine/asl/fields.h"

namespace sfn::asl::schema_parts {

using Kind = Field::Kind;

inline constexpr auto kJsonPath = QueryLanguage::JsonPath;
inline constexpr auto kJsonata = QueryLanguage::Jsonata;

template <std::size_t... N>
constexpr auto join(const std::array<Field, N>&... parts) {
  std::array<Field, (N + ...)> all{};
  std::size_t i = 0;
  const auto append = [&](const auto& part) {
    for (const Field& field : part)
      all[i++] = field;
  };
  (append(parts), ...);
  return all;
}

// Seconds, attempts: the largest number AWS takes anywhere.
inline constexpr double kCountMax = 99'999'999;

inline constexpr std::string_view kQueryLanguages[] = {"JSONPath", "JSONata"};
inline constexpr std::string_view kNextOrEnd[] = {"Next", "End"};

inline constexpr std::array kMachine = {
    Field{.name = "States", .kind = Kind::Object, .required = true, .non_empty = true},
    Field{.name = "StartAt", .kind = Kind::String, .required = true},
    Field{.name = "Comment", .kind = Kind::String},
};
inline constexpr std::array kEveryState = {
    Field{.name = "Type", .kind = Kind::String, .required = true},
    Field{.name = "Comment", .kind = Kind::String},
    Field{.name = "QueryLanguage", .kind = Kind::Language, .values = kQueryLanguages},
};
inline constexpr std::array kTransition = {
    Field{.name = "Next", .kind = Kind::String},
    Field{.name = "End", .kind = Kind::Boolean},
};
inline constexpr std::array kInputOutput = {
    Field{.name = "InputPath", .kind = Kind::Path, .only = kJsonPath},
    Field{.name = "OutputPath", .kind = Kind::Path, .only = kJsonPath},
    Field{.name = "Output", .only = kJsonata, .expressions = true},
};
inline constexpr std::array kAssign = {
    Field{.name = "Assign", .kind = Kind::Object, .expressions = true},
};
inline constexpr std::array kParameters = {
    Field{.name = "Parameters", .only = kJsonPath},
    Field{.name = "ResultPath", .kind = Kind::ResultPath, .only = kJsonPath},
};
inline constexpr std::array kArguments = {
    Field{.name = "Arguments", .only = kJsonata, .expressions = true},
};
inline constexpr std::array kWork = {
    Field{.name = "ResultSelector", .only = kJsonPath},
    Field{.name = "Retry", .kind = Kind::Array},
    Field{.name = "Catch", .kind = Kind::Array},
};

}  // namespace sfn::asl::schema_parts
