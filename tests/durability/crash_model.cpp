#include "tests/durability/crash_model.h"

#include <algorithm>

namespace sfn::durability {

namespace {

using Kind = Operation::Kind;

constexpr std::size_t kSector = 512;

bool is_content(const Operation& operation) {
  return operation.kind == Kind::Write || operation.kind == Kind::Truncate;
}

bool is_wal(const std::string& name) {
  return name.ends_with("-wal");
}

void apply(std::string& content, const Operation& operation) {
  const auto at = static_cast<std::size_t>(operation.at);
  if (operation.kind == Kind::Truncate) return content.resize(at);
  content.resize(std::max(content.size(), at + operation.data.size()));
  content.replace(at, operation.data.size(), operation.data);
}

// What reaches the disk are whole sectors of what the process saw after the operation. `wanted` says of each
// sector of a write, counted from its first, whether it does.
template <class Wanted>
void apply_sectors(std::string& disk, const std::string& seen, const Operation& operation, Wanted&& wanted) {
  const std::size_t first = static_cast<std::size_t>(operation.at) / kSector;
  const std::size_t end = static_cast<std::size_t>(operation.at) + operation.data.size();
  for (std::size_t sector = first; sector * kSector < end; ++sector) {
    if (!wanted(sector - first)) continue;
    const std::size_t from = sector * kSector;
    const std::size_t bytes = std::min(kSector, seen.size() - from);
    disk.resize(std::max(disk.size(), from + bytes));
    disk.replace(from, bytes, seen, from, bytes);
  }
}

std::size_t sectors_of(const Operation& operation) {
  const auto at = static_cast<std::size_t>(operation.at);
  return (at + operation.data.size() + kSector - 1) / kSector - at / kSector;
}

bool always(std::size_t) {
  return true;
}

std::string size_lost(const std::string& safe, std::string seen) {
  if (seen.size() < safe.size()) return seen.append(safe, seen.size());
  seen.resize(safe.size());
  return seen;
}

std::string content_lost(const std::string& safe, std::string seen) {
  if (seen.size() > safe.size()) std::fill(seen.begin() + std::ssize(safe), seen.end(), '\0');
  return seen;
}

std::string some_sectors(const std::string& safe, std::string seen, const std::vector<const Operation*>& open,
                         sim::Random& random) {
  std::string disk = safe;
  std::vector<std::size_t> sizes = {safe.size()};
  for (const Operation* operation : open) {
    apply(seen, *operation);
    sizes.push_back(seen.size());
    if (operation->kind == Kind::Truncate) continue;
    apply_sectors(disk, seen, *operation, [&](std::size_t) { return random.percent(50); });
  }
  // Now and then the size is one of those that it had meanwhile, whatever has been written.
  if (random.percent(30)) disk.resize(random.pick(sizes));
  return disk;
}

}  // namespace

const char* name_of(Way way) {
  switch (way) {
    case Way::Kept: return "the process alone died";
    case Way::Lost: return "all unsynced lost";
    case Way::Prefix: return "a prefix kept";
    case Way::Sectors: return "a random subset of sectors";
    case Way::Torn: return "a torn write";
    case Way::WalAlone: return "WAL kept, database lost";
    case Way::DatabaseAlone: return "database kept, WAL lost";
    case Way::SizeLost: return "size lost";
    case Way::ContentLost: return "size kept, content lost";
    case Way::EntryLost: return "directory entry lost";
  }
  return "";
}

CrashModel::CrashModel(const Image& image, const FileNumbers& numbers) {
  for (const auto& [name, content] : image) {
    const std::uint64_t number = numbers.at(name);
    disks_[number] = {.safe = content, .synced = content, .seen = content, .open = {}};
    entries_[name] = number;
  }
  safe_entries_ = entries_;
}

// A name that leads to two files, before and after a removal: the images never have both.
FileNumbers CrashModel::numbers() const {
  FileNumbers numbers = safe_entries_;
  for (const auto& [name, number] : entries_)
    numbers[name] = number;
  for (const Operation* operation : open_) {
    if (operation->kind == Kind::Create) numbers.emplace(operation->name, operation->file);
  }
  return numbers;
}

void CrashModel::follow(const Operation& operation) {
  switch (operation.kind) {
    case Kind::Create:
      entries_[operation.name] = operation.file;
      disks_[operation.file];
      open_.push_back(&operation);
      break;
    case Kind::Delete:
      entries_.erase(operation.name);
      open_.push_back(&operation);
      break;
    case Kind::Write:
    case Kind::Truncate:
      apply(disks_[operation.file].seen, operation);
      disks_[operation.file].open.push_back(&operation);
      open_.push_back(&operation);
      break;
    case Kind::Sync: synced(operation.file, false); break;
    case Kind::FailedSync: synced(operation.file, true); break;
    case Kind::SyncDirectory:
      safe_entries_ = entries_;
      forget_open([](const Operation& open) { return !is_content(open); });
      break;
  }
}

void CrashModel::synced(std::uint64_t file, bool failed) {
  Disk& disk = disks_[file];
  if (failed) {
    disk.sync_failed = true;
  } else if (!disk.sync_failed) {
    disk.safe = disk.seen;
  } else {
    std::string seen = disk.synced;
    for (const Operation* operation : disk.open) {
      apply(seen, *operation);
      if (operation->kind == Kind::Truncate) disk.safe.resize(std::min(disk.safe.size(), seen.size()));
      apply_sectors(disk.safe, seen, *operation, always);
    }
    disk.safe.resize(disk.seen.size());
  }
  disk.synced = disk.seen;
  disk.open.clear();
  forget_open([file](const Operation& open) { return open.file == file && is_content(open); });
}

void CrashModel::forget_open(const std::function<bool(const Operation&)>& which) {
  std::erase_if(open_, [&](const Operation* open) { return which(*open); });
}

Image CrashModel::image_of(const FileNumbers& entries,
                           const std::function<std::string(const std::string&, const Disk&)>& content) const {
  Image image;
  for (const auto& [name, file] : entries)
    image[name] = content(name, disks_.at(file));
  return image;
}

Image CrashModel::image(Way way, sim::Random& random) const {
  const auto kept = [](const std::string&, const Disk& disk) { return disk.seen; };
  switch (way) {
    case Way::Kept: return image_of(entries_, kept);
    case Way::Lost: return image_of(safe_entries_, [](auto&, const Disk& disk) { return disk.safe; });
    case Way::Prefix: return prefix(random);
    case Way::Torn: return torn(random);
    case Way::EntryLost: return image_of(safe_entries_, kept);
    case Way::Sectors:
      return image_of(entries_, [&](auto&, const Disk& disk) {
        return some_sectors(disk.safe, disk.synced, disk.open, random);
      });
    case Way::WalAlone:
    case Way::DatabaseAlone:
      return image_of(entries_, [&](const std::string& name, const Disk& disk) {
        return is_wal(name) == (way == Way::WalAlone) ? disk.seen : disk.safe;
      });
    case Way::SizeLost:
      return image_of(entries_, [](auto&, const Disk& disk) { return size_lost(disk.safe, disk.seen); });
    case Way::ContentLost:
      return image_of(entries_, [](auto&, const Disk& disk) { return content_lost(disk.safe, disk.seen); });
  }
  return {};
}

Image CrashModel::prefix(sim::Random& random) const {
  const std::size_t whole = random.below(open_.size() + 1);
  FileNumbers entries = safe_entries_;
  std::map<std::uint64_t, std::pair<std::string, std::string>> files;  // on the disk, as seen
  for (const auto& [file, disk] : disks_)
    files[file] = {disk.safe, disk.synced};
  for (std::size_t i = 0; i < std::min(whole + 1, open_.size()); ++i) {
    const Operation& operation = *open_[i];
    auto& [on_disk, seen] = files[operation.file];
    if (i < whole && operation.kind == Kind::Create) entries[operation.name] = operation.file;
    if (i < whole && operation.kind == Kind::Delete) entries.erase(operation.name);
    if (i < whole && operation.kind == Kind::Truncate) on_disk.resize(static_cast<std::size_t>(operation.at));
    if (is_content(operation)) apply(seen, operation);
    // The one after the last is cut.
    const std::size_t sectors = i < whole ? sectors_of(operation) : random.below(sectors_of(operation) + 1);
    if (operation.kind == Kind::Write)
      apply_sectors(on_disk, seen, operation, [&](std::size_t sector) { return sector < sectors; });
  }
  Image image;
  for (const auto& [name, file] : entries)
    image[name] = files[file].first;
  return image;
}

// The write that is torn is one of more than a sector, if there is one: a page.
Image CrashModel::torn(sim::Random& random) const {
  std::vector<const Operation*> pages;
  for (const Operation* operation : open_) {
    if (operation->kind == Kind::Write && sectors_of(*operation) > 1) pages.push_back(operation);
  }
  const Operation* victim = pages.empty() ? nullptr : random.pick(pages);
  const std::size_t cut = victim == nullptr ? 0 : 1 + random.below(sectors_of(*victim) - 1);
  const bool head_is_there = random.percent(50);
  return image_of(entries_, [&](auto&, const Disk& disk) {
    if (victim == nullptr || disk.open.empty() || victim->file != disk.open.front()->file) return disk.seen;
    std::string on_disk = disk.safe;
    std::string seen = disk.synced;
    for (const Operation* operation : disk.open) {
      apply(seen, *operation);
      if (operation->kind == Kind::Truncate) on_disk.resize(seen.size());
      apply_sectors(on_disk, seen, *operation, [&](std::size_t sector) {
        return operation != victim || (sector < cut) == head_is_there;
      });
    }
    return on_disk;
  });
}

}  // namespace sfn::durability
