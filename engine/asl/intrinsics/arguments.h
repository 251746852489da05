// Arguments are the values a function is called with, and what its code may use beside them: the meter, the
// source of randomness, and the words of its failures. They live for one call. The typed accessors rely on
// the check against the function's table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/asl/intrinsics/call.h"
#include "engine/asl/scope.h"
#include "engine/asl/work_meter.h"
#include "engine/value/uuid.h"

namespace sfn::asl::intrinsics {

class Arguments {
 public:
  Arguments(const Call& call, std::vector<Value> values, const Scope& scope, WorkMeter& meter)
      : call_(call), values_(std::move(values)), scope_(scope), meter_(meter) {}

  // Whether each is what the function's table says.
  [[nodiscard]] Result<void> check_kinds() const;

  [[nodiscard]] std::size_t count() const { return values_.size(); }
  [[nodiscard]] const Value& value(std::size_t index) const { return values_[index]; }
  [[nodiscard]] Value take(std::size_t index) { return std::move(values_[index]); }
  // Kind::String. `written` is the text between the quotes with its escapes, if the argument is a literal.
  [[nodiscard]] const std::string& text(std::size_t index) const;
  [[nodiscard]] const std::string& written(std::size_t index) const;
  // Kind::Index, Rounded, Seed.
  [[nodiscard]] std::int64_t integer(std::size_t index) const;

  // False when the allowance is used up; whoever gets it stops, with any result: the call then fails.
  [[nodiscard]] bool spend(std::size_t units) { return meter_.spend(static_cast<std::int64_t>(units)); }
  [[nodiscard]] bool spend_text(std::size_t bytes) { return spend(1 + bytes / limits::kBytesPerWork); }
  [[nodiscard]] bool spend_json(std::size_t bytes) { return meter_.spend_json(bytes); }
  [[nodiscard]] int depth_max() const { return meter_.depth_max(); }
  [[nodiscard]] bool spend_read(std::string_view json) { return meter_.spend_read(json); }
  [[nodiscard]] bool spend_walk(const Value& walked) { return meter_.spend_walk(walked); }
  [[nodiscard]] bool spend_share(const Value& shared) { return meter_.spend_share(shared); }
  [[nodiscard]] Bytes16 random_bytes() const;

  // `Invalid arguments in States.Hash: <why>`, as AWS begins it.
  [[nodiscard]] tl::unexpected<AslError> fail(const std::string& why) const;
  // `... argument 2 <why>`.
  [[nodiscard]] tl::unexpected<AslError> fail_argument(std::size_t index, const std::string& why) const;

 private:
  const Call& call_;
  std::vector<Value> values_;
  const Scope& scope_;
  WorkMeter& meter_;
};

}  // namespace sfn::asl::intrinsics
