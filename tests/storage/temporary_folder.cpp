#include "tests/storage/temporary_folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace sfn::test {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "stepwell-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void copy_as_killed(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::string command = "mkdir -p '" + to.string() + "' && cp '" + from.string() + "'/stepwell.db* '" +
                              to.string() + "'/ && rm -f '" + to.string() + "'/stepwell.db-shm";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cp failed");
}

}  // namespace sfn::test
