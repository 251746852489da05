#include "tests/property/generator.h"

#include "tests/property/machine_maker.h"
#include "tests/property/scripted_worker.h"

namespace sfn::property {

namespace {

// Enough for every run of a part of a definition; reached by endless loops only.
constexpr int kSampleStatesMax = 20'000;

}  // namespace

std::optional<Example> generate(std::uint64_t seed, std::uint64_t attempt, Features features) {
  Random random(seed * 1'000 + attempt);
  Example example{.input = random_document(random)};
  const Worker worker = scripted_answer;
  try {
    Decisions decisions;
    Interpreter interpreter(example.input, worker, decisions, kSampleStatesMax);
    Scope scope;
    MachineMaker maker(random, features, interpreter, static_cast<int>(random.between(2, 18)));
    example.definition = maker.machine({example.input, {scope}});
    example.outcomes = interpret(example.definition, example.input, worker, example.marks);
  } catch (const Undetermined&) {
    return std::nullopt;
  }
  return example;
}

}  // namespace sfn::property
