// The fields an object of a definition may have, as data (asl-reference 2, 11), and the one check of an
// object against such a table: unknown fields, JSON types, ranges, allowed words, path syntax, required
// fields, fields that exclude each other. What relates a field to more than its own value (heartbeat below
// time-out, States.ALL last) is checked where the object is read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/asl/diagnostics.h"
#include "engine/asl/expression.h"
#include "engine/asl/location.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

struct Field {
  enum class Kind {
    Any,  // any JSON value
    String,
    Boolean,
    Integer,
    Number,
    Object,
    Array,
    Timestamp,      // a string in the form that Wait takes
    Path,           // a path, or null
    ReferencePath,  // a path to one node
    TextPath,       // ReferencePath, or an intrinsic function that may give a string
    ResultPath,     // a path to one place in the input, or null
    ChoicePath,     // ReferencePath with the words AWS uses in choice rules
  };
  std::string_view name;
  Kind kind = Kind::Any;
  bool required = false;
  bool non_empty = false;          // Object, Array
  bool jsonata_only = false;       // known, but not for JSONPath
  std::optional<double> min = {};  // Integer, Number: both ends are allowed
  std::optional<double> max = {};
  std::span<const std::string_view> values = {};  // String: the allowed ones, if not all are
};

// Fields of which an object may have one only.
struct OneOf {
  std::span<const std::string_view> names;
  bool needed = false;
  bool false_is_absent = false;  // `"End": false`
};

struct Schema {
  std::span<const Field> fields;
  std::span<const OneOf> one_of = {};
};

// What check_fields found: for each field of the schema its value, if it is there and sound. Borrows the
// object and the schema. Precondition of all calls: the schema has a field of that name.
class Fields {
 public:
  struct Found {
    const Value* value = nullptr;
    std::optional<Path> path;  // the path kinds; without one when the value is null or a function call
    std::optional<Expression> expression;  // TextPath
  };

  Fields(const Schema& schema, std::vector<Found> found) : schema_(schema), found_(std::move(found)) {}

  // Null when the field is absent or was refused.
  [[nodiscard]] const Value* find(std::string_view name) const;
  [[nodiscard]] std::optional<Path> path(std::string_view name) const;
  [[nodiscard]] std::optional<Expression> expression(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> string(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;

 private:
  [[nodiscard]] const Found& at(std::string_view name) const;

  const Schema& schema_;
  std::vector<Found> found_;
};

// Reports every problem of `object` at `location`. Something that is no object is a problem of its own.
[[nodiscard]] Fields check_fields(const Value& object, const Schema& schema, const Location& location,
                                  Diagnostics& diagnostics);
Fields check_fields(const Value& object, const Schema&& schema, const Location&, Diagnostics&) = delete;

// `[A, B]`, as diagnostics list names.
[[nodiscard]] std::string list_of(std::span<const std::string_view> names);

}  // namespace sfn::asl
