// The fields an object of a definition may have, as data (asl-reference 2, 11), and the one check of an
// object against such a table: unknown fields, fields of the other query language, JSON types, ranges,
// allowed words, path syntax, the markers of JSONata expressions, required fields, fields that exclude each
// other. What relates a field to more than its own value (heartbeat below time-out, States.ALL last) is
// checked where the object is read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/asl/diagnostics.h"
#include "engine/asl/expression.h"
#include "engine/asl/leaving.h"
#include "engine/asl/location.h"
#include "engine/asl/path.h"
#include "engine/asl/query_language.h"
#include "engine/asl/query_template.h"
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
    DataPath,       // ... of the data or of a variable, not of the context object
    ResultPath,     // a path to one place in the input, or null
    ChoicePath,     // ReferencePath with the words AWS uses in choice rules
    Language,       // JSONPath or JSONata
  };
  std::string_view name;
  Kind kind = Kind::Any;
  bool required = false;
  bool non_empty = false;                  // Object, Array
  std::optional<QueryLanguage> only = {};  // known, but not for the other language
  bool expressions = false;                // JSONata: evaluated, so `{% %}` may stand for any part
  std::optional<double> min = {};          // Integer, Number: both ends are allowed
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
  // What Output and Assign may refer to beside what every field may.
  StatesOffer offer = StatesOffer::None;
};

// What check_fields found: for each field of the schema its value, if it is there and sound. Borrows the
// object and the schema. Where a JSONata expression stands for a string or a number, there is neither.
// Precondition of all calls: the schema has a field of that name.
class Fields {
 public:
  struct Found {
    const Value* value = nullptr;
    std::optional<Path> path;  // the path kinds; without one when the value is null or a function call
    std::optional<Expression> expression;  // TextPath
    std::optional<QueryTemplate> query;    // JSONata, where expressions are evaluated
  };

  Fields(const Schema& schema, QueryLanguage language, std::vector<Found> found)
      : schema_(schema), language_(language), found_(std::move(found)) {}

  [[nodiscard]] QueryLanguage language() const { return language_; }
  // Null when the field is absent or was refused.
  [[nodiscard]] const Value* find(std::string_view name) const;
  [[nodiscard]] std::optional<Path> path(std::string_view name) const;
  [[nodiscard]] std::optional<Expression> expression(std::string_view name) const;
  // The value with its expressions; nullopt in JSONPath.
  [[nodiscard]] std::optional<QueryTemplate> query(std::string_view name) const;
  // Only if an expression stands for the whole value.
  [[nodiscard]] std::optional<QueryTemplate> whole_query(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> string(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;

 private:
  [[nodiscard]] std::size_t index_of(std::string_view name) const;

  const Schema& schema_;
  QueryLanguage language_;
  std::vector<Found> found_;
};

// Reports every problem of `object`, whose expressions are in `language`, at `location`. Something that is no
// object is a problem of its own.
[[nodiscard]] Fields check_fields(const Value& object, const Schema& schema, QueryLanguage language,
                                  const Location& location, Diagnostics& diagnostics);
Fields check_fields(const Value&, const Schema&&, QueryLanguage, const Location&, Diagnostics&) = delete;

// Output and Assign in JSONata. `holder`: the object within the state that has them, such as `Catch[0]`.
// Precondition: the schema has both.
[[nodiscard]] Leaving parse_leaving(const Fields& fields, const std::string& holder = {});

// `[A, B]`, as diagnostics list names.
[[nodiscard]] std::string list_of(std::span<const std::string_view> names);

}  // namespace sfn::asl
