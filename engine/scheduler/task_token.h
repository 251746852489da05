// A task token: base64url of (shard, execution, task, nonce) and a keyed check of it. The nonce is in the
// log, so a token outlives restarts without a look-up table; a guessed or altered one fails the check in
// constant time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/value/ids.h"

namespace sfn {

struct TaskToken {
  ExecutionId execution;
  Seq task;
  std::string nonce;
};

[[nodiscard]] std::string make_task_token(const TaskToken& token, std::string_view key);
// nullopt: not a token of this store (InvalidToken).
[[nodiscard]] std::optional<TaskToken> read_task_token(std::string_view text, std::string_view key);

}  // namespace sfn
