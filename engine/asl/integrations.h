// The actions that services offer to Task states as AWS has them (developer guide, "Integrating optimized
// services"), each with the patterns it can be called in. What Stepwell can carry out itself is decided
// elsewhere: this table only tells a definition AWS accepts from one it refuses.
#pragma once

#include <cstdint>
#include <string_view>

namespace sfn::asl {

// How a task waits for what it called.
enum class Pattern : std::uint8_t { RequestResponse = 1, Sync = 2, Sync2 = 4, WaitForTaskToken = 8 };

// Of an action with its suffix: `startExecution.sync:2`. Precondition: parse_resource has accepted it.
[[nodiscard]] Pattern pattern_of_action(std::string_view action);

// `service` as in the ARN (`elasticmapreduce`, not `emr`).
[[nodiscard]] bool has_integration(std::string_view service, std::string_view action, Pattern pattern);

// Every action of every service is taken to exist; a job can't be awaited.
[[nodiscard]] bool offered_by_aws_sdk(std::string_view action, Pattern pattern);

}  // namespace sfn::asl
