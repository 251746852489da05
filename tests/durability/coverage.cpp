#include <stdexcept>

#include <SQLiteCpp/SQLiteCpp.h>

#include "engine/execution/event_traits.h"
#include "engine/registry/registry_codec.h"
#include "storage/names.h"
#include "tests/durability/workload.h"
#include "tests/support/sample_events.h"

namespace sfn::durability {

namespace {

using asl::StateType;

template <class Body>
bool writes(StateType type) {
  const bool composite = type == StateType::Parallel || type == StateType::Map;
  if constexpr (std::is_same_v<Body, StateExited>) return type != StateType::Fail;
  if constexpr (std::is_same_v<Body, StateAborted>)
    return composite || type == StateType::Task || type == StateType::Wait;
  if constexpr (std::is_same_v<Body, StateSucceeded> || std::is_same_v<Body, StateFailed>) return composite;
  return true;
}

template <class Body>
void add_types(std::set<std::string>& types) {
  const EventTraits& traits = kEventTraits<Body>;
  if (!traits.of_state) {
    types.emplace(traits.name);
    return;
  }
  for (int i = 0; i < asl::kStateTypes; ++i) {
    const auto type = static_cast<StateType>(i);
    if (writes<Body>(type)) types.insert(std::string(asl::to_string(type)).append(traits.name));
  }
}

template <std::size_t... I>
std::set<std::string> history_types(std::index_sequence<I...>) {
  std::set<std::string> types;
  (add_types<std::variant_alternative_t<I, EventBody>>(types), ...);
  return types;
}

std::set<std::string> pending_kinds() {
  std::set<std::string> kinds;
  try {
    for (int i = 0;; ++i)
      kinds.emplace(storage::name_of(static_cast<PendingKind>(i)));
  } catch (const std::out_of_range&) {
    return kinds;
  }
}

}  // namespace

void Coverage::look(const std::string& database) {
  log_.merge(read_log(database));
  SQLite::Database connection(database, SQLite::OPEN_READONLY);
  const auto add = [&](const std::string& prefix, const std::string& query) {
    SQLite::Statement rows(connection, query);
    while (rows.executeStep())
      seen_.insert(prefix + rows.getColumn(0).getString());
  };
  add("event ", "SELECT DISTINCT type FROM history_events UNION SELECT DISTINCT type FROM registry_events");
  add("pending ", "SELECT DISTINCT kind FROM pending");
  SQLite::Statement tables(
      connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  while (tables.executeStep()) {
    const std::string name = tables.getColumn(0).getString();
    tables_.insert(name);
    if (connection.execAndGet("SELECT EXISTS (SELECT 1 FROM " + name + ")").getInt() != 0)
      seen_.insert("table " + name);
  }
}

std::vector<std::string> Coverage::missing() const {
  std::vector<std::string> missing;
  const auto require_seen = [&](const std::string& what) {
    if (!seen_.contains(what)) missing.push_back(what);
  };
  for (const std::string& type : history_types(std::make_index_sequence<std::variant_size_v<EventBody>>()))
    require_seen("event " + type);
  for (const RegistryEvent& event : test::sample_registry_events())
    require_seen("event " + encode(event).type);
  for (const std::string& kind : pending_kinds())
    require_seen("pending " + kind);
  for (const std::string& table : tables_) {
    // A start does nothing with what `stepwell restore` notes.
    if (table != "restores") require_seen("table " + table);
  }
  return missing;
}

}  // namespace sfn::durability
