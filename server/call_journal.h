// The rows of api_calls: what of a call's request is kept, and which calls are counted instead of written one
// by one. A call that changes something carries its row into the batch of its effect; every other row is
// handed to the writer when the call is answered. The first 100 refused or empty calls a second of an
// operation and caller get rows of their own, the rest of that second one row with a count.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scheduler/storage.h"
#include "engine/value/value_fwd.h"

namespace sfn::server {

// Of a refused call, each member is kept up to this many bytes, with its length and hash.
inline constexpr std::size_t kJournalMemberBytesMax = 1024;
inline constexpr std::size_t kJournalRequestBytesMax = 8 * 1024;

// `{"cut": <the first 1 KiB>, "bytes": N, "sha256": <hex>}` for a longer text, else the text, as JSON.
[[nodiscard]] std::string journal_text(std::string_view text);
// The request without `left_out`: members whose text stands in an event of the call.
[[nodiscard]] std::string journal_request(const Value& request, std::span<const std::string_view> left_out);
// A body that is no request.
[[nodiscard]] std::string journal_body(std::string_view body);

class CallJournal {
 public:
  static constexpr std::int64_t kRowsPerSecondMax = 100;

  // `write` gets each row that is due; any thread, not blocking.
  explicit CallJournal(std::function<void(ApiCall)> write) : write_(std::move(write)) {}

  // A row of its own.
  void record(ApiCall call) { write_(std::move(call)); }
  // A throttled or malformed call or an empty poll.
  void record_or_count(ApiCall call);
  // Writes the counts of the seconds before that of `now`. To be called about once a second, and with
  // TimePoint::max() at the end.
  void write_counts(TimePoint now);

 private:
  struct Key {
    std::int64_t second = 0;
    std::string operation, caller, error;
    auto operator<=>(const Key&) const = default;
  };
  struct Kind {
    std::int64_t rows = 0;
    std::optional<ApiCall> rest;  // the first that got no row; its count is how many did not
  };
  // True when the call got no row of its own.
  bool count(const ApiCall& call);

  // A stranger may invent operations and callers: beyond this many kinds in a second they share one.
  static constexpr std::size_t kKindsMax = 1000;

  std::function<void(ApiCall)> write_;
  std::mutex mutex_;
  std::map<Key, Kind> kinds_;
};

}  // namespace sfn::server
