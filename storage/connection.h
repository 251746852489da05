// Connections to the database file, one function a purpose. Each is used by one thread at a time. Nothing
// else opens the file.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace sfn::storage {

inline constexpr int kPageBytes = 4096;
// Statements wait this long for a lock that a shell holds.
inline constexpr int kBusyTimeoutMs = 2'000;
// The file is cut back to this when the WAL starts anew.
inline constexpr std::int64_t kWalBytesMax = std::int64_t{64} << 20;

// The writer's: creates the file (mode 0640), sets what a new file needs, turns the WAL on and lets nothing
// but WalCheckpointer empty it. `vfs` names another file system layer (tests); empty: SQLite's own. Throws
// OpenError.
[[nodiscard]] std::unique_ptr<SQLite::Database> open_for_writing(const std::filesystem::path& database,
                                                                 const std::string& vfs = {});

// Cannot change anything. Throws OpenError: Missing, Corrupt, Unavailable.
[[nodiscard]] std::unique_ptr<SQLite::Database> open_for_reading(const std::filesystem::path& database,
                                                                 const std::string& vfs = {});

// For WalCheckpointer. Does not create the file. Throws OpenError.
[[nodiscard]] std::unique_ptr<SQLite::Database> open_for_checkpoints(const std::filesystem::path& database,
                                                                     const std::string& vfs = {});

// The disk does not give the file's first page now: what a statement takes for damage may be a page that
// could not be read.
[[nodiscard]] bool reading_fails(SQLite::Database& connection);

// Of an extended error code: a file, or its entry in the folder, could not be synced.
[[nodiscard]] bool is_failed_sync(int extended_code);

// Writes the bytes of the WAL again, as they are, and syncs them; holds the write lock meanwhile. After a
// failed sync the system takes for written what the disk does not have, so that the next sync passes without
// it: a checkpoint that trusts that one changes the database while, for a power failure, there is no WAL to
// repair it from. Returns SQLite's code: BUSY if another program holds the write lock.
[[nodiscard]] int rewrite_wal(SQLite::Database& connection);

// Rewrites the WAL, copies all of it into the database and syncs it, so that nothing is read that only the
// page cache has (an earlier sync may have failed). Before the first read that leads to a reply. Throws
// OpenError if another program's read transaction does not let it.
void complete_checkpoint(SQLite::Database& connection);

// At a clean stop, so that the file alone is everything: empties the WAL, unless another program reads.
void try_complete_checkpoint(SQLite::Database& connection);

}  // namespace sfn::storage
