#include "storage/reserve_file.h"

#include <doctest/doctest.h>

#include "tests/storage/temporary_folder.h"

namespace sfn::test {

using storage::ReserveFile;

namespace {

constexpr std::int64_t kBytes = std::int64_t{1} << 20;

}  // namespace

TEST_CASE("the reserve is there while the disk has room, and after a write met a full disk it is not") {
  const TemporaryFolder folder;
  const auto file = storage::reserve_path(folder.path());
  ReserveFile reserve(folder.path(), kBytes);
  CHECK(reserve.look());
  CHECK(std::filesystem::file_size(file) == kBytes);
  CHECK_FALSE(reserve.given_up());
  CHECK_FALSE(reserve.look());

  reserve.note_full();
  CHECK(reserve.look());
  CHECK(reserve.given_up());
  CHECK_FALSE(std::filesystem::exists(file));
  reserve.note_full();
  CHECK_FALSE(reserve.look());

  CHECK(reserve.look());
  CHECK_FALSE(reserve.given_up());
  CHECK(std::filesystem::file_size(file) == kBytes);
  CHECK(reserve.times_given_up() == 1);
}

TEST_CASE("a reserve that the disk has no room for refuses what is new from the start") {
  const TemporaryFolder folder;
  const ReserveFile reserve(folder.path(), std::int64_t{1} << 60);
  CHECK(reserve.given_up());
  CHECK_FALSE(std::filesystem::exists(storage::reserve_path(folder.path())));
}

TEST_CASE("without a reserve nothing is kept and nothing refused, and the file of an earlier one goes") {
  const TemporaryFolder folder;
  CHECK(ReserveFile(folder.path(), kBytes).look());
  ReserveFile none(folder.path(), 0);
  CHECK_FALSE(std::filesystem::exists(storage::reserve_path(folder.path())));
  none.note_full();
  CHECK_FALSE(none.look());
  CHECK_FALSE(none.given_up());
}

TEST_CASE("a reserve of another size is made anew") {
  const TemporaryFolder folder;
  CHECK(ReserveFile(folder.path(), kBytes).look());
  CHECK(ReserveFile(folder.path(), 2 * kBytes).look());
  CHECK(std::filesystem::file_size(storage::reserve_path(folder.path())) == 2 * kBytes);
}

}  // namespace sfn::test
