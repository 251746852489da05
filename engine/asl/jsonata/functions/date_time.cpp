// Times: one `now` for a whole evaluation, and milliseconds as text and back.
#include <cmath>

#include "engine/asl/jsonata/calendar.h"
#include "engine/asl/jsonata/date_parse.h"
#include "engine/asl/jsonata/date_picture.h"
#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::int64_t kFormatWork = 300;
constexpr std::int64_t kParseWork = 3000;      // a pattern is compiled
constexpr std::int64_t kPictureByteWork = 24;  // a marker may ask for that much

std::int64_t now_of(const Evaluator& e) {
  return e.environment().now.time_since_epoch().count();
}

Item format(Evaluator& e, double millis, const Item& picture, const Item& zone) {
  const auto offset = zone.is_string() ? parse_zone(zone.text()) : ZoneOffset();
  if (!offset) throw Failure("T0410").with_index(3);
  const double shift = (60.0 * offset->hours + offset->minutes) * 60'000;
  if (!(std::abs(millis) <= kTimeMax && std::abs(millis + shift) <= kTimeMax))
    throw Failure("D1001").with_value(number_text(millis));
  e.spend(kFormatWork);
  const auto whole = static_cast<std::int64_t>(millis);
  if (!picture.is_string()) return e.string(format_date(whole, iso_picture(), *offset));
  e.spend(kPictureByteWork * static_cast<std::int64_t>(picture.text().size()));
  return e.string(format_date(whole, parse_date_picture(picture.text()), *offset));
}

Item now(Evaluator& e, Arguments& a) {
  return format(e, static_cast<double>(now_of(e)), a[0], a[1]);
}

Item millis(Evaluator& e, Arguments&) {
  return make_number(static_cast<double>(now_of(e)));
}

Item from_millis(Evaluator& e, Arguments& a) {
  return a[0].is_undefined() ? Item() : format(e, a[0].number(), a[1], a[2]);
}

Item to_millis(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  e.spend(kFormatWork + static_cast<std::int64_t>(a[0].text().size()));
  if (!a[1].is_string()) return make_number(parse_iso_date(a[0].text()));
  e.spend(kParseWork + kPictureByteWork * static_cast<std::int64_t>(a[1].text().size()));
  const auto parsed = parse_date(a[0].text(), parse_date_picture(a[1].text()), now_of(e));
  return parsed ? make_number(*parsed) : Item();
}

constexpr BuiltinEntry kFunctions[] = {
    {"now", "<s?s?:s>", 2, now},
    {"millis", "<:n>", 0, millis},
    {"fromMillis", "<n-s?s?:s>", 3, from_millis},
    {"toMillis", "<s-s?:n>", 2, to_millis},
};

}  // namespace

std::span<const BuiltinEntry> date_time_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
