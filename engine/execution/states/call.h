// A task that reaches outside, after it was scheduled: its call begins, answers, fails or is lost, and what
// the call began ends. Each acts only in the stage it belongs to; a second outcome, or a late one, changes
// nothing. Precondition of all: the branch is at an OutsideTask (Execution::find_call).
#pragma once

#include <string>

#include "engine/asl/asl_error.h"
#include "engine/execution/step.h"

namespace sfn::states {

// Whether this is the token that went out with the call.
[[nodiscard]] bool knows_nonce(const Branch& branch, const std::string& nonce);

// From the queue. Answers with CallStarted, or with Done when the call is not queued.
[[nodiscard]] Reply start_call(const Step& step);
// A call that was started before: CallStarted again.
[[nodiscard]] Reply repeat_call(const Step& step);
void refuse_call(const Step& step, const std::string& cause);

// The call's own outcome. A pattern that waits goes on waiting after the first.
void complete_call(const Step& step, const Payload& output);
void fail_call(const Step& step, const asl::AslError& error);
// Standard workflows never run a task twice on their own: a retriable error, so that Retry decides.
void lose_call(const Step& step);

// The outcome of what the call began.
void complete_job(const Step& step, const Payload& output);
void fail_job(const Step& step, const asl::AslError& error);

// The task is over in whatever stage: its token was answered.
void end_call(const Step& step, const Payload& output);
void end_call(const Step& step, const asl::AslError& error);
void time_out_call(const Step& step, bool heartbeat);

}  // namespace sfn::states
