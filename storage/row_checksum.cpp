#include "storage/row_checksum.h"

#include <bit>
#include <cstring>

namespace sfn::storage {

static_assert(std::endian::native == std::endian::little, "the file format is little-endian");

void RowChecksum::word(std::uint64_t value) {
  state_ ^= value;
  state_ *= 0xff51afd7ed558ccd;  // odd, so the multiplication is reversible
  state_ ^= state_ >> 32;
}

RowChecksum& RowChecksum::null() {
  word(0);
  return *this;
}

RowChecksum& RowChecksum::integer(std::int64_t value) {
  word(1);
  word(static_cast<std::uint64_t>(value));
  return *this;
}

RowChecksum& RowChecksum::text(std::string_view value) {
  word(2);
  word(value.size());
  for (; value.size() >= 8; value.remove_prefix(8)) {
    std::uint64_t whole;
    std::memcpy(&whole, value.data(), 8);
    word(whole);
  }
  if (value.empty()) return *this;
  std::uint64_t rest = 0;
  std::memcpy(&rest, value.data(), value.size());
  word(rest);
  return *this;
}

std::int64_t RowChecksum::value() const {
  return static_cast<std::int64_t>(state_);
}

std::int64_t checksum_of(Position position, ExecutionId execution, CallId call, const LogRow& row) {
  RowChecksum sum;
  sum.id(position).id(execution).id(row.seq).id(row.event_id);
  if (row.event_id) {
    sum.integer(row.previous_event_id.value);
  } else {
    sum.null();
  }
  return sum.integer(row.recorded_at.time_since_epoch().count())
      .text(std::string_view(row.type))
      .integer(row.version)
      .integer(row.branch.value)
      .text(row.state)
      .payload(row.payload)
      .id(row.payload_seq)
      .text(row.details)
      .text(row.secret)
      .id(call)
      .value();
}

std::int64_t checksum_of(Position position, CallId call, const RegistryRow& row) {
  return RowChecksum()
      .id(position)
      .integer(row.recorded_at.time_since_epoch().count())
      .text(std::string_view(row.type))
      .integer(row.version)
      .id(row.state_machine)
      .id(row.revision)
      .id(row.activity)
      .text(row.name)
      .payload(row.definition)
      .text(row.details)
      .id(call)
      .value();
}

std::int64_t checksum_of(const ApiCall& call) {
  return RowChecksum()
      .id(call.id)
      .integer(call.received_at.time_since_epoch().count())
      .text(std::string_view(call.operation))
      .text(std::string_view(call.request_id))
      .text(std::string_view(call.caller))
      .text(call.resource)
      .text(call.request)
      .integer(call.status)
      .text(call.error)
      .integer(call.duration_us)
      .integer(call.count)
      .value();
}

std::int64_t checksum_of(const Purge& purge, const std::string& executions) {
  return RowChecksum()
      .id(purge.position)
      .integer(purge.purged_at.time_since_epoch().count())
      .text(std::string_view(purge.cause))
      .text(std::string_view(executions))
      .integer(std::ssize(purge.executions))
      .id(purge.calls_below)
      .id(purge.call)
      .value();
}

}  // namespace sfn::storage
