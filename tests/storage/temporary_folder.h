// A folder for one test, removed with it.
#pragma once

#include <filesystem>

namespace sfn::test {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Copies `from/stepwell.db` and its WAL to a new folder by a process of its own: what a killed process would
// leave behind. This process must not open the files of a live database (storage/data_folder.h).
void copy_as_killed(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace sfn::test
