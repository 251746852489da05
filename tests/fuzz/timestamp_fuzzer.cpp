// Any text as a timestamp: what is read has the form that the operators of Choice and Wait accept, lies
// within the years that four digits can say, and survives being printed and read again.
#include <cstdint>

#include "engine/value/check.h"
#include "engine/value/time.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto time = sfn::parse_iso8601(text);
  if (!time) return 0;
  // 1970-01-01T00:00:00Z is the shortest; nine digits of a fraction and an offset make it longest.
  sfn::check(size >= 20 && size <= 35 && text[10] == 'T', "a timestamp has its form");
  const std::string printed = sfn::to_iso8601(*time);
  // An offset may lead a moment out of the years 0000 to 9999, which have no text of that form.
  if (printed.starts_with('-') || printed.find('-') != 4) return 0;
  sfn::check(sfn::parse_iso8601(printed) == time, "what is printed is what was read");
  return 0;
}
