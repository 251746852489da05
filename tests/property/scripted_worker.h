// The worker that both runs of a definition ask. What kind of activity it is says how it behaves: `ok` always
// succeeds, `flaky` fails now and then on the first tries, `bad` always fails, `silent` may never answer.
#pragma once

#include "tests/property/interpreter/worker.h"

namespace sfn::property {

inline const std::vector<std::string> kActivityKinds = {"ok", "flaky", "bad", "silent"};
// What a failure may be called; an absent name occurs, too.
inline const std::vector<std::string> kErrorNames = {"E1", "E2", "Custom.Error"};

[[nodiscard]] Answer scripted_answer(const std::string& kind, const std::string& state, const Value& input,
                                     std::int64_t attempt);

}  // namespace sfn::property
