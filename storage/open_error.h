// Why a data folder cannot be opened, for the command line: each reason is one line for a person and an exit
// code of its own.
#pragma once

#include <stdexcept>
#include <string>

namespace sfn::storage {

class OpenError : public std::runtime_error {
 public:
  // The values are the exit codes of the process (docs/operations.md).
  enum class Reason {
    InUse = 10,        // another process serves from this folder
    NewerSchema = 11,  // written by a later version of this program
    ReadOnly = 12,     // the folder or the file may not be written
    Corrupt = 13,      // SQLite can't make sense of the file
    Foreign = 14,      // a database of another program
    Missing = 15,      // there is no database to read
    Unavailable = 16,  // anything else that the system answered
    WalDamaged = 18,   // the newest changes are in the WAL, which is missing or can't be read as a whole
  };
  OpenError(Reason reason, const std::string& what) : std::runtime_error(what), reason_(reason) {}

  [[nodiscard]] Reason reason() const { return reason_; }
  [[nodiscard]] int exit_code() const { return static_cast<int>(reason_); }

 private:
  Reason reason_;
};

}  // namespace sfn::storage
