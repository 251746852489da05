// Loader folds executions that are not in memory from the log, away from the scheduler: its commands wait,
// and everybody else goes on. While an execution is asked for nothing is written to its log, so the fold is
// what it will be when it arrives. The server's loader has threads (server/loader_pool.h), that of the tests
// answers when it is told to. Called by the writer thread only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/execution/event.h"
#include "engine/execution/execution.h"
#include "engine/value/ids.h"

namespace sfn {

struct FoldedLog {
  ExecutionId id;
  std::optional<Execution> execution;  // absent: it could not be folded
  std::string failure;
  bool unreadable = false;  // it may be whole, and can't be read at the moment
};

class Loader {
 public:
  virtual ~Loader() = default;

  // Begins to fold what is committed of the log. An execution is asked for once before it is taken.
  virtual void request(ExecutionId execution) = 0;
  // One that is done, the order is open; nullopt: none is by now.
  virtual std::optional<FoldedLog> take() = 0;
  [[nodiscard]] virtual bool ready() const = 0;
};

// Throws what is wrong with the events: InternalError.
[[nodiscard]] Execution fold_log(ExecutionId id, const std::vector<HistoryEvent>& events);
// Reads and folds; what `read` or the fold throws becomes the failure.
[[nodiscard]] FoldedLog fold_log(ExecutionId id,
                                 const std::function<std::vector<HistoryEvent>(ExecutionId)>& read);

}  // namespace sfn
