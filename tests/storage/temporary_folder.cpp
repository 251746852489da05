#include "tests/storage/temporary_folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace sfn::test {

void copy_as_killed(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::string command = "mkdir -p '" + to.string() + "' && cp '" + from.string() + "'/stepwell.db* '" +
                              to.string() + "'/ && rm -f '" + to.string() + "'/stepwell.db-shm";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cp failed");
}

}  // namespace sfn::test
