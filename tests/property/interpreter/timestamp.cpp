#include "tests/property/interpreter/timestamp.h"

#include <chrono>
#include <string>

namespace sfn::property {
namespace {

// Reads a text of fixed fields from left to right; once something does not fit, everything after does not.
class Fields {
 public:
  explicit Fields(const std::string& text) : text_(text) {}

  int digits(std::size_t count) {
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit()) return fail();
      number = number * 10 + (text_[at_++] - '0');
    }
    return number;
  }
  // Up to nine digits, as nanoseconds.
  int fraction() {
    int number = 0;
    int count = 0;
    for (; is_digit() && count < 9; ++count)
      number = number * 10 + (text_[at_++] - '0');
    if (count == 0) return fail();
    for (; count < 9; ++count)
      number *= 10;
    return number;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail();
  }
  int fail() {
    good_ = false;
    return 0;
  }
  [[nodiscard]] bool good() const { return good_ && at_ == text_.size(); }

 private:
  [[nodiscard]] bool is_digit() const { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; }

  const std::string& text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

// Minutes east of Greenwich.
int offset(Fields& fields) {
  if (fields.take('Z')) return 0;
  const int sign = fields.take('-') ? -1 : 1;
  if (sign > 0) fields.expect('+');
  const int hours = fields.digits(2);
  fields.expect(':');
  const int minutes = fields.digits(2);
  if (hours > 18 || minutes > 59) fields.fail();
  return sign * (hours * 60 + minutes);
}

}  // namespace

std::optional<std::int64_t> timestamp(const Value& value) {
  if (!value.is_string()) return std::nullopt;
  Fields fields(value.get_ref<const std::string&>());
  const std::chrono::year year(fields.digits(4));
  fields.expect('-');
  const std::chrono::month month(static_cast<unsigned>(fields.digits(2)));
  fields.expect('-');
  const std::chrono::day day(static_cast<unsigned>(fields.digits(2)));
  fields.expect('T');
  const int hours = fields.digits(2);
  fields.expect(':');
  const int minutes = fields.digits(2);
  fields.expect(':');
  const int seconds = fields.digits(2);
  const int nanoseconds = fields.take('.') ? fields.fraction() : 0;
  const int east = offset(fields);
  const std::chrono::year_month_day date(year, month, day);
  if (!fields.good() || !date.ok() || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return (((days * 24 + hours) * 60 + minutes - east) * 60 + seconds) * 1'000'000'000 + nanoseconds;
}

}  // namespace sfn::property
