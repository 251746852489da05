#include "tests/support/memory_storage.h"

#include <algorithm>
#include <utility>

#include "engine/value/check.h"

namespace sfn::test {
namespace {

StorageError damaged(const std::string& what) {
  return StorageError(StorageError::Kind::Damaged, what);
}

}  // namespace

Opening MemoryStorage::open(TimePoint, const std::string& token_key) {
  check(!owned_, "a store is opened after it was closed or its process crashed");
  meet_read_fault();
  if (token_key_.empty()) token_key_ = token_key;
  owned_ = true;
  own_epoch_ = ++epoch_;
  tail_.clear();
  quarantine_.clear();
  return Opening{.epoch = epoch_,
                 .counters = counters_,
                 .token_key = token_key_,
                 .last_position = last_position_,
                 .checkpoint = checkpoint_,
                 .clean_shutdown = std::exchange(clean_, false)};
}

void MemoryStorage::close() {
  clean_ = true;
  owned_ = false;
  tail_.clear();
}

void MemoryStorage::power_loss(std::size_t surviving) {
  if (surviving < tail_.size()) {
    calls_.resize(tail_[surviving].calls);
    counters_ = tail_[surviving].counters;
  }
  tail_.clear();
  crash();
}

void MemoryStorage::lose_checkpoint() {
  pending_.clear();
  checkpoint_.reset();
}

void MemoryStorage::meet_read_fault() {
  if (read_fault_.times == 0 || --read_fault_.good >= 0) return;
  --read_fault_.times;
  ++reads_failed_;
  throw StorageError(read_fault_.kind, "injected: a read fails");
}

void MemoryStorage::append(const Batch& batch) {
  using Kind = StorageError::Kind;
  check(owned_, "only an open store is appended to");
  check_batch(batch);
  if (epoch_ != own_epoch_) throw StorageError(Kind::NotOwner, "the epoch has changed");
  with_fault([&] { store(batch); });
}

void MemoryStorage::with_fault(const std::function<void()>& transaction) {
  using Kind = StorageError::Kind;
  if (faults_.empty()) return transaction();

  const Fault fault = faults_.front();
  faults_.pop_front();
  if (fault == Fault::UnknownOutcomeStored || fault == Fault::DiesAfterStored) transaction();
  switch (fault) {
    case Fault::KnownFailure: throw StorageError(Kind::KnownFailure, "injected: the disk is full");
    case Fault::UnknownOutcomeNotStored:
    case Fault::UnknownOutcomeStored: throw StorageError(Kind::UnknownOutcome, "injected: unknown outcome");
    case Fault::DiesBeforeStored:
    case Fault::DiesAfterStored: break;
  }
  crash();
  throw ProcessDied{};
}

void MemoryStorage::probe() {
  append(Batch{});
}

// The rules that SQLite's constraints enforce over there.
void MemoryStorage::check_batch(const Batch& batch) const {
  const bool journal_only = batch.events.empty() && batch.executions.empty() && !batch.checkpoint &&
                            !batch.recovery && batch.quarantine.empty() && !batch.purge;
  check(batch.durable || journal_only, "only journal rows go without a durable commit");
  Position last = last_position_;
  std::map<ExecutionId, std::int64_t> rows;  // of the executions in the batch
  for (const LoggedEvent& logged : batch.events) {
    const Position position = std::visit([](const auto& event) { return event.position; }, logged);
    check(last < position, "positions ascend");
    last = position;
    const auto* of_execution = std::get_if<LoggedHistoryEvent>(&logged);
    if (of_execution == nullptr) continue;
    const auto known = history_.find(of_execution->execution);
    const std::size_t stored = known == history_.end() ? 0 : known->second.size();
    const auto row = rows.emplace(of_execution->execution, static_cast<std::int64_t>(stored)).first;
    check(of_execution->event.seq.value == ++row->second, "seq has no gap");
  }
}

void MemoryStorage::store(const Batch& batch) {
  ++appends_;
  if (batch.durable) {
    tail_.clear();
  } else {
    tail_.push_back({.calls = calls_.size(), .counters = counters_});
  }
  for (const LoggedEvent& logged : batch.events)
    std::visit([&](const auto& event) { store_event(event); }, logged);
  for (const ExecutionRecord& record : batch.executions) {
    if (executions_.insert_or_assign(record.id, record).second) by_name_[record.name].push_back(record.id);
  }
  calls_.insert(calls_.end(), batch.calls.begin(), batch.calls.end());
  if (batch.counters) counters_ = *batch.counters;
  if (batch.checkpoint) store_checkpoint(*batch.checkpoint);
  if (batch.recovery) {
    if (!recoveries_.empty() && recoveries_.back().epoch == batch.recovery->epoch) recoveries_.pop_back();
    recoveries_.push_back(*batch.recovery);
  }
  for (const QuarantineChange& change : batch.quarantine) {
    if (change.reason) {
      quarantine_.insert_or_assign(change.execution, change);
    } else {
      quarantine_.erase(change.execution);
    }
  }
  if (batch.purge) store_purge(*batch.purge);
}

void MemoryStorage::store_purge(const Purge& purge) {
  for (const ExecutionId execution : purge.executions) {
    const ExecutionRecord record = executions_.at(execution);
    std::erase(by_name_[record.name], execution);
    executions_.erase(execution);
    removed_.emplace(execution, record);
    leftovers_.insert(execution);
  }
  purges_.push_back(purge);
  calls_below_ = std::max(calls_below_, purge.calls_below);
  last_position_ = std::max(last_position_, purge.position);
}

void MemoryStorage::store_event(const LoggedHistoryEvent& logged) {
  auto& rows = history_[logged.execution];
  rows.push_back({.position = logged.position, .call = logged.call, .row = encode(logged.event)});
  last_position_ = logged.position;
}

void MemoryStorage::store_event(const LoggedRegistryEvent& logged) {
  registry_.push_back({.position = logged.position, .call = logged.call, .row = encode(logged.event)});
  last_position_ = logged.position;
}

void MemoryStorage::store_checkpoint(const Checkpoint& checkpoint) {
  if (checkpoint.clear) pending_.clear();
  for (const auto& [execution, key] : checkpoint.removed)
    pending_.erase({execution, key});
  for (const PendingRecord& record : checkpoint.put)
    pending_.insert_or_assign({record.execution, record.key}, record);
  checkpoint_ = checkpoint.reflects;
}

std::vector<HistoryEvent> MemoryStorage::load(ExecutionId execution) {
  meet_read_fault();
  std::vector<HistoryEvent> events;
  const auto found = history_.find(execution);
  if (found == history_.end()) return events;
  const auto payload_of = [&](Seq seq) -> Payload {
    const auto index = static_cast<std::size_t>(seq.value - 1);
    return index < found->second.size() ? found->second[index].row.payload : Payload();
  };
  for (const HistoryRow& stored : found->second) {
    auto event = decode(stored.row, payload_of);
    if (!event) throw damaged(event.error().what);
    events.push_back(std::move(*event));
  }
  return events;
}

std::optional<ExecutionRecord> MemoryStorage::find_execution(ExecutionId execution) {
  meet_read_fault();
  const auto found = executions_.find(execution);
  if (found == executions_.end()) return std::nullopt;
  return found->second;
}

std::optional<ExecutionRecord> MemoryStorage::newest_named(const std::set<StateMachineId>& machines,
                                                           const std::string& name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  std::optional<ExecutionRecord> newest;
  for (const ExecutionId id : found->second) {
    const ExecutionRecord& record = executions_.at(id);
    if (machines.contains(record.state_machine) && (!newest || newest->id < id)) newest = record;
  }
  return newest;
}

std::optional<ExecutionRecord> MemoryStorage::find_execution(StateMachineId machine,
                                                             const std::string& name) {
  meet_read_fault();
  return newest_named({machine}, name);
}

std::optional<ExecutionRecord> MemoryStorage::find_execution(const ArnScope& scope,
                                                             const std::string& machine,
                                                             const std::string& name) {
  std::set<StateMachineId> machines;
  for (const RegistryEvent& event : load_registry()) {
    const auto* created = std::get_if<StateMachineCreated>(&event.body);
    if (created && created->scope == scope && created->name == machine)
      machines.insert(created->state_machine);
  }
  return newest_named(machines, name);
}

std::optional<ExecutionRecord> MemoryStorage::find_child(ExecutionId parent, Seq task) {
  for (const auto& [id, record] : executions_) {
    if (record.parent == parent && record.parent_seq == task) return record;
  }
  return std::nullopt;
}

std::vector<ExecutionRecord> MemoryStorage::open_children() {
  std::vector<ExecutionRecord> children;
  for (const auto& [id, record] : executions_) {
    if (record.parent && !record.closed_at) children.push_back(record);
  }
  return children;
}

std::vector<OpenExecution> MemoryStorage::scan_open(const OpenExecution& after, std::size_t count) {
  meet_read_fault();
  std::vector<OpenExecution> open;
  for (const auto& [id, record] : executions_) {
    const OpenExecution found{record.state_machine, id};
    if (record.status == ExecutionStatus::Running && after < found) open.push_back(found);
  }
  std::sort(open.begin(), open.end());
  open.resize(std::min(open.size(), count));
  return open;
}

std::vector<ExecutionId> MemoryStorage::touched_after(Position position) {
  meet_read_fault();
  std::vector<ExecutionId> touched;
  for (const auto& [execution, rows] : history_) {
    if (!rows.empty() && position < rows.back().position) touched.push_back(execution);
  }
  return touched;
}

ExecutionId MemoryStorage::scan_pending(ExecutionId after, std::size_t rows,
                                        const std::function<void(const PendingRecord&)>& visit) {
  ExecutionId last;
  std::size_t read = 0;
  meet_read_fault();
  for (const auto& [key, record] : pending_) {
    if (record.execution <= after) continue;
    if (read++ >= rows && last && record.execution != last) break;
    last = record.execution;
    visit(record);
    meet_read_fault();
  }
  return last;
}

std::vector<PendingRecord> MemoryStorage::load_pending(ExecutionId execution) {
  meet_read_fault();
  std::vector<PendingRecord> records;
  for (const auto& [key, record] : pending_) {
    if (record.execution == execution) records.push_back(record);
  }
  return records;
}

PurgeFacts MemoryStorage::purge_facts(ExecutionId execution) {
  PurgeFacts facts{.record = find_execution(execution)};
  const auto rows = history_.find(execution);
  if (rows != history_.end() && !rows->second.empty()) facts.newest_row = rows->second.back().position;
  facts.waits = std::any_of(pending_.begin(), pending_.end(),
                            [&](const auto& entry) { return entry.first.first == execution; });
  for (const auto& [id, record] : executions_) {
    if (record.parent == execution) facts.has_children = true;
    if (facts.record && id == facts.record->parent) facts.parent_runs = !record.closed_at;
  }
  return facts;
}

Tidied MemoryStorage::tidy(const TidyLimits& limits) {
  check(owned_, "only an open store is tidied");
  if (epoch_ != own_epoch_) throw StorageError(StorageError::Kind::NotOwner, "the epoch has changed");
  Tidied done;
  with_fault([&] { done = remove_some(limits); });
  return done;
}

Tidied MemoryStorage::remove_some(const TidyLimits& limits) {
  Tidied done;
  while (done.rows < limits.rows && !leftovers_.empty()) {
    auto& rows = history_[*leftovers_.begin()];
    const std::int64_t some = std::min(limits.rows - done.rows, std::ssize(rows));
    rows.erase(rows.begin(), rows.begin() + some);
    done.rows += some;
    if (!rows.empty()) break;
    history_.erase(*leftovers_.begin());
    leftovers_.erase(leftovers_.begin());
  }
  done.rows += remove_calls(limits.rows - done.rows);
  done.more = done.rows >= limits.rows;
  return done;
}

std::int64_t MemoryStorage::remove_calls(std::int64_t most) {
  const auto end = std::find_if(calls_.begin(), calls_.end(),
                                [&](const ApiCall& call) { return call.id >= calls_below_; });
  const std::int64_t some = std::min(most, end - calls_.begin());
  calls_.erase(calls_.begin(), calls_.begin() + some);
  for (BeforeTailBatch& batch : tail_)
    batch.calls -= std::min(batch.calls, static_cast<std::size_t>(some));
  return some;
}

std::vector<RegistryEvent> MemoryStorage::load_registry() {
  meet_read_fault();
  std::vector<RegistryEvent> events;
  for (const StoredRegistryRow& stored : registry_) {
    auto event = decode(stored.row);
    if (!event) throw damaged(event.error());
    events.push_back(std::move(*event));
  }
  return events;
}

}  // namespace sfn::test
