#include "tests/property/scripted_worker.h"

#include "engine/value/json.h"
#include "tests/property/values.h"

namespace sfn::property {
namespace {

std::uint64_t digest(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

Answer failure(Random& random) {
  Answer answer{.kind = Answer::Kind::Failure};
  if (random.percent(90)) answer.error = random.pick(kErrorNames);
  if (random.percent(80)) answer.cause = random_text(random);
  return answer;
}

Answer success(Random& random, const Value& input) {
  Answer answer;
  answer.output = random.percent(30) ? input : random_document(random);
  return answer;
}

}  // namespace

Answer scripted_answer(const std::string& kind, const std::string& state, const Value& input,
                       std::int64_t attempt) {
  Random random(digest(kind + '\n' + state + '\n' + to_json(input) + '\n' + std::to_string(attempt)));
  if (kind == "bad") return failure(random);
  if (kind == "flaky" && random.percent(attempt < 2 ? 60 : 10)) return failure(random);
  if (kind == "silent" && random.percent(attempt < 2 ? 60 : 20)) return {.kind = Answer::Kind::Silence};
  return success(random, input);
}

}  // namespace sfn::property
