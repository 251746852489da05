#include "storage/folded.h"

#include <map>

#include <fmt/format.h>

#include "engine/execution/apply.h"
#include "storage/row_checksum.h"

namespace sfn::storage {
namespace {

bool same_cells(const LogRow& a, const LogRow& b) {
  return a.seq == b.seq && a.event_id == b.event_id && a.previous_event_id == b.previous_event_id &&
         a.recorded_at == b.recorded_at && a.type == b.type && a.version == b.version &&
         a.branch == b.branch && a.state == b.state && a.payload == b.payload &&
         a.payload_seq == b.payload_seq && a.details == b.details && a.secret == b.secret;
}

// The rules between a row and the one before it.
class RowRules {
 public:
  explicit RowRules(Findings& findings) : findings_(findings) {}

  void check(const StoredHistoryRow& stored) {
    const LogRow& row = stored.row;
    expect(row.seq == last_seq_.next(), stored, fmt::format("seq {} was expected", last_seq_.value + 1));
    expect(last_position_ < stored.position, stored, "its position is not above that of the row before");
    expect(last_recorded_at_ <= row.recorded_at, stored, "it was recorded before the row before it");
    expect(checksum_of(stored.position, stored.execution, stored.call, row) == stored.checksum, stored,
           "a cell was altered: the checksum differs");
    if (row.event_id) {
      expect(
          row.event_id == last_event_id_.next(), stored,
          fmt::format("event id {} was expected, it has {}", last_event_id_.value + 1, row.event_id.value));
      expect(EventId() <= row.previous_event_id && row.previous_event_id < row.event_id, stored,
             "its previous event id is not smaller than its own");
      last_event_id_ = row.event_id;
    }
    last_seq_ = row.seq;
    last_position_ = stored.position;
    last_recorded_at_ = row.recorded_at;
  }

 private:
  void expect(bool holds, const StoredHistoryRow& stored, const std::string& otherwise) {
    if (holds) return;
    findings_.add(fmt::format("execution {}, row {} ({}): {}", stored.execution.value, stored.row.seq.value,
                              stored.row.type, otherwise));
  }

  Findings& findings_;
  Seq last_seq_;
  Position last_position_;
  TimePoint last_recorded_at_{};
  EventId last_event_id_;
};

}  // namespace

void check_rows(const std::vector<StoredHistoryRow>& rows, Findings& findings) {
  RowRules rules(findings);
  for (const StoredHistoryRow& stored : rows)
    rules.check(stored);
}

std::optional<Execution> fold(const std::vector<StoredHistoryRow>& rows, Findings& findings) {
  if (rows.empty()) return std::nullopt;
  const ExecutionId id = rows.front().execution;
  std::map<Seq, Payload> payloads;
  const auto payload_of = [&](Seq seq) {
    const auto found = payloads.find(seq);
    return found == payloads.end() ? Payload() : found->second;
  };
  Execution execution(id);
  for (const StoredHistoryRow& stored : rows) {
    const auto event = decode(stored.row, payload_of);
    if (!event) {
      findings.add(fmt::format("execution {}, {}", id.value, event.error().what));
      return std::nullopt;
    }
    if (!same_cells(encode(*event), stored.row))
      findings.add(fmt::format("execution {}, row {} ({}): it is not written as it is read", id.value,
                               stored.row.seq.value, stored.row.type));
    if (stored.row.payload) payloads.emplace(stored.row.seq, stored.row.payload);
    try {
      apply(execution, *event);
    } catch (const std::exception& error) {
      findings.add(fmt::format("execution {}, row {} ({}) does not follow from the rows before: {}", id.value,
                               stored.row.seq.value, stored.row.type, error.what()));
      return std::nullopt;
    }
  }
  return execution;
}

}  // namespace sfn::storage
