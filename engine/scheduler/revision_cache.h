// RevisionCache keeps the parsed definitions that executions run, the least recently used ones leaving first.
// Executions in memory share them, so a revision that leaves the cache lives as long as they do. Used by the
// writer thread only.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <utility>

#include "engine/execution/advance.h"
#include "engine/registry/registry.h"

namespace sfn {

class RevisionCache {
 public:
  static constexpr std::size_t kRevisionsMax = 1'000;

  // Parsed now unless it is here. The revision exists and its definition was parsed once before (`check`).
  std::shared_ptr<const Revision> get(const Registry& registry, StateMachineId machine,
                                      RevisionNumber number);
  // A definition that a caller has parsed already.
  void put(const Registry& registry, StateMachineId machine, RevisionNumber number,
           std::shared_ptr<const asl::StateMachine> parsed);
  // The registry was read anew: an id may mean another machine now.
  void clear();

 private:
  using Key = std::pair<StateMachineId, RevisionNumber>;
  struct Entry {
    std::shared_ptr<const Revision> revision;
    std::list<Key>::iterator used;
  };
  std::map<Key, Entry> entries_;
  std::list<Key> used_;  // the latest first
};

}  // namespace sfn
