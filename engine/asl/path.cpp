#include "engine/asl/path.h"

#include "engine/asl/depth.h"
#include "engine/asl/path_evaluate.h"
#include "engine/asl/path_parser.h"
#include "engine/value/check.h"
#include "engine/value/json.h"

namespace sfn::asl {

namespace {

constexpr const char* kTooMuch = "selects more than this service evaluates";

}  // namespace

Path::Path(std::shared_ptr<const PathNode> node) : node_(std::move(node)) {}

tl::expected<Path, std::string> Path::parse(std::string_view text) {
  auto node = std::make_shared<PathNode>();
  PathParser parser(text);
  if (!parser.parse(*node)) return tl::make_unexpected(parser.error());
  return Path(std::move(node));
}

tl::expected<Path::Front, std::string> Path::parse_front(std::string_view text) {
  auto node = std::make_shared<PathNode>();
  PathParser parser(text);
  if (!parser.parse_front(*node)) return tl::make_unexpected(parser.error());
  const std::size_t length = node->text.size();
  return Front{Path(std::move(node)), length};
}

Path::Root Path::root() const {
  return node_->root;
}

const std::string& Path::variable() const {
  return node_->variable;
}

bool Path::is_definite() const {
  return node_->definite;
}

bool Path::is_reference() const {
  return node_->reference;
}

bool Path::is_root() const {
  return node_->steps.empty();
}

const std::string& Path::text() const {
  return node_->text;
}

tl::expected<const Value*, PathFailure> Path::document(const Scope& scope) const {
  const Value* document = &scope.input;
  if (node_->root == Root::Context) document = &scope.context();
  if (node_->root == Root::Variable) document = scope.variable(node_->variable);
  if (document == nullptr) {
    return tl::make_unexpected(
        PathFailure{PathFailure::Kind::MissingNode, "The variable '$" + node_->variable + "' is not set."});
  }
  if (document->is_null() && !is_root()) {
    return tl::make_unexpected(PathFailure{PathFailure::Kind::NoDocument,
                                           "Unable to apply Path transformation to null or empty input."});
  }
  return document;
}

PathFailure Path::refusal(const char* why) const {
  return {PathFailure::Kind::Refused, "Path '" + node_->text + "' " + why};
}

tl::expected<Value, PathFailure> Path::evaluate(const Scope& scope, WorkMeter& meter) const {
  const auto from = document(scope);
  if (!from) return tl::make_unexpected(from.error());
  auto result = PathEvaluation(**from, meter).run(node_->steps, node_->definite);
  if (meter.exhausted()) return tl::make_unexpected(refusal(kTooMuch));
  // A list of results, and the context object around the input, nest deeper than the document did.
  const bool may_be_deeper = !node_->definite || node_->root == Root::Context;
  if (result && may_be_deeper && is_too_deep(*result, meter))
    return tl::make_unexpected(
        refusal(meter.exhausted() ? kTooMuch : "gives a result that is nested too deeply"));
  return result;
}

tl::expected<const Value*, PathFailure> Path::find(const Scope& scope, WorkMeter& meter) const {
  check(is_reference(), "a path to several nodes is asked for one");
  const auto from = document(scope);
  if (!from) return from;
  auto found = PathEvaluation(**from, meter).find(node_->steps, **from);
  if (meter.exhausted()) return tl::make_unexpected(refusal(kTooMuch));
  return found;
}

}  // namespace sfn::asl
