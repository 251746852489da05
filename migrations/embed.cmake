# Writes OUTPUT, a C++ source with every FOLDER/NNNN_name.sql as a string, in the order of their numbers.
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(stem ${file} NAME_WE)
  if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
    message(FATAL_ERROR "${file}: a migration is called NNNN_what_it_does.sql")
  endif()
  set(number ${CMAKE_MATCH_1})
  set(name ${CMAKE_MATCH_2})
  string(REGEX REPLACE "^0+" "" number ${number})
  file(READ ${file} sql)
  string(APPEND rows "    {.number = ${number}, .name = \"${name}\", .sql = R\"__sql__(${sql})__sql__\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include <vector>

#include \"storage/embedded_migrations.h\"

namespace sfn::storage {

std::span<const Migration> embedded_migrations() {
  static const std::vector<Migration> kMigrations = {
${rows}  };
  return kMigrations;
}

}  // namespace sfn::storage
")
