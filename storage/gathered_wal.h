// A file system layer of SQLite for the connection that writes: what a transaction appends to the WAL goes to
// the system in pieces of up to 128 KiB, not as two calls for each page. A commit's frame is the last of its
// piece and is written before SQLite is told that it is, so no other connection and no sync ever waits for
// what is still here; all that is here belongs to a transaction that nobody can see yet. Everything that is
// not the WAL goes straight to the layer below.
//
// A piece that could not be written is lost, and all that follows it fails until SQLite writes over its
// place, which it does when the transaction has been rolled back.
#pragma once

#include <string>

namespace sfn::storage {

// The name of the layer over the layer `below`, which is registered by then; empty: over SQLite's default.
// Any thread. It stays registered.
[[nodiscard]] std::string gathered_wal(const std::string& below);

}  // namespace sfn::storage
