#include "engine/asl/intrinsics/intrinsic.h"

#include "engine/asl/intrinsics/arguments.h"
#include "engine/asl/intrinsics/parser.h"
#include "engine/asl/path_failure.h"

namespace sfn::asl {
namespace {

using intrinsics::Argument;
using intrinsics::Arguments;
using intrinsics::Call;
using intrinsics::QuotedString;

// One field being evaluated. The number of calls in a field bounds the recursion.
class Evaluation {
 public:
  Evaluation(const Scope& scope, WorkMeter& meter, std::string_view field)
      : scope_(scope), meter_(meter), field_(field) {}

  Result<Value> run(const Call& call) {
    std::vector<Value> values;
    values.reserve(call.arguments.size());
    for (const Argument& argument : call.arguments) {
      auto value = value_of(argument);
      if (!value) return value;
      values.push_back(*std::move(value));
    }
    if (meter_.exhausted()) return used_up(call);
    Arguments arguments(call, std::move(values), scope_, meter_);
    if (const auto sound = arguments.check_kinds(); !sound) return tl::make_unexpected(sound.error());
    auto result = call.function->run(arguments);
    if (meter_.exhausted()) return used_up(call);
    return result;
  }

 private:
  Result<Value> value_of(const Argument& argument) {
    if (const auto* path = std::get_if<Path>(&argument)) return value_at(*path, scope_, meter_, field_);
    if (const auto* nested = std::get_if<std::shared_ptr<const Call>>(&argument)) return run(**nested);
    const auto* quoted = std::get_if<QuotedString>(&argument);
    const Value& literal = quoted != nullptr ? quoted->value : std::get<Value>(argument);
    return meter_.spend_share(literal) ? literal : Value();
  }

  static Result<Value> used_up(const Call& call) {
    return runtime_failure(std::string(call.function->name) + " takes more work than this service evaluates");
  }

  const Scope& scope_;
  WorkMeter& meter_;
  std::string_view field_;
};

void visit_paths(const Call& call, const std::function<void(const Path&)>& visit) {
  for (const Argument& argument : call.arguments) {
    if (const auto* path = std::get_if<Path>(&argument)) visit(*path);
    if (const auto* nested = std::get_if<std::shared_ptr<const Call>>(&argument))
      visit_paths(**nested, visit);
  }
}

}  // namespace

bool looks_like_intrinsic(std::string_view text) {
  return text.starts_with("States.");
}

tl::expected<Intrinsic, std::string> Intrinsic::parse(std::string_view text) {
  auto call = std::make_shared<Call>();
  intrinsics::Parser parser(text);
  if (!parser.parse(*call)) return tl::make_unexpected(parser.error());
  return Intrinsic(std::move(call));
}

bool Intrinsic::gives_string() const {
  return call_->function->gives_string;
}

const std::string& Intrinsic::text() const {
  return call_->text;
}

void Intrinsic::for_each_path(const std::function<void(const Path&)>& visit) const {
  visit_paths(*call_, visit);
}

Result<Value> Intrinsic::evaluate(const Scope& scope, WorkMeter& meter, std::string_view field) const {
  return Evaluation(scope, meter, field).run(*call_);
}

}  // namespace sfn::asl
