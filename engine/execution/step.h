// Step is one branch's turn within one advance: what the files in states/ work with. It borrows everything
// and lives for one call. The branch may be gone after an event that ends it.
#pragma once

#include "engine/asl/work_meter.h"
#include "engine/execution/advance.h"
#include "engine/execution/emitter.h"

namespace sfn {

struct Step {
  const Revision& revision;
  Execution& execution;
  const Context& context;
  Emitter& emitter;
  // What this turn may cost (Limits::state_work_max), all states that it fails on the way included.
  asl::WorkMeter& meter;
  BranchId branch_id;
  // The state the branch is about to enter, while what its StateEntered says is decided.
  const asl::State* entering = nullptr;

  [[nodiscard]] const Branch& branch() const { return execution.branch(branch_id); }
  [[nodiscard]] const asl::State& state() const {
    return entering ? *entering : revision.machine->state(branch().state);
  }
  [[nodiscard]] Step of(BranchId other) const {
    return {revision, execution, context, emitter, meter, other};
  }

  void emit(EventBody body) const { emitter.emit(branch_id, std::move(body)); }
  void emit(EventBody body, EventId previous) const { emitter.emit(branch_id, std::move(body), previous); }
};

}  // namespace sfn
