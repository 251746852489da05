// What the process ends with. Each failure of a start has a code of its own, so that a supervisor can tell
// "try again later" from "do not try again"; docs/operations.md has the same table. Never renumbered.
#pragma once

namespace sfn::server {

enum ExitCode : int {
  kExitOk = 0,
  kExitFailure = 1,    // anything without a code of its own
  kExitUsage = 2,      // command line or configuration
  kExitUndefined = 3,  // of jsonata: the expression gives nothing
  // 10 to 16 and 18: the folder can't be opened (storage/open_error.h).
  kExitDamaged = 13,          // a page or row that everything needs makes no sense
  kExitCannotListen = 17,     // the port is in use, or the address is not this machine's
  kExitOwnershipLost = 20,    // another process took the file over while this one ran
  kExitUnknownOutcome = 21,   // it can't be told whether a commit is stored: start again, recovery looks
  kExitInternalFailure = 70,  // a mistake of this program
};

// Ends the line that says that something is damaged.
inline constexpr const char* kDamageAdvice =
    "`stepwell verify` says what is damaged, docs/operations.md (Damage) how to go on";

}  // namespace sfn::server
