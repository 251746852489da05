// The `checksum` column of the log tables: a 64-bit number over the other columns of a row, so that `verify`
// notices a cell that was altered by a disk, a copy or a hand. It is no protection against somebody who
// computes it anew (docs/adr/0008). The function is part of the file format and never changes.
//
// A row is a sequence of 64-bit words, little-endian, cell by cell: a tag (0 NULL, 1 integer, 2 text), then
// an integer's value or a text's length in bytes and its bytes, the last word padded with zeroes. Each word
// is mixed in by a step that is reversible in both the state and the word, so two rows that differ in one
// word always differ in the result.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/execution/event_codec.h"
#include "engine/registry/registry_codec.h"
#include "engine/scheduler/storage.h"

namespace sfn::storage {

class RowChecksum {
 public:
  RowChecksum& integer(std::int64_t value);
  RowChecksum& text(std::string_view value);
  RowChecksum& null();
  template <class Tag>
  RowChecksum& id(Id<Tag> value) {
    return value ? integer(value.value) : null();
  }
  RowChecksum& text(const std::optional<std::string>& value) {
    return value ? text(std::string_view(*value)) : null();
  }
  RowChecksum& payload(const Payload& value) { return value ? text(value.text()) : null(); }

  [[nodiscard]] std::int64_t value() const;

 private:
  void word(std::uint64_t value);

  std::uint64_t state_ = 0x9e3779b97f4a7c15;
};

[[nodiscard]] std::int64_t checksum_of(Position position, ExecutionId execution, CallId call,
                                       const LogRow& row);
[[nodiscard]] std::int64_t checksum_of(Position position, CallId call, const RegistryRow& row);
[[nodiscard]] std::int64_t checksum_of(const ApiCall& call);
// `executions` is the text of the column.
[[nodiscard]] std::int64_t checksum_of(const Purge& purge, const std::string& executions);

}  // namespace sfn::storage
