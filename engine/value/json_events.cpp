#include "engine/value/json_events.h"

#include <nlohmann/json.hpp>

namespace sfn {
namespace {

class Adapter : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Adapter(JsonEvents& events) : events_(events) {}

  bool null() override { return events_.scalar(nullptr); }
  bool boolean(bool value) override { return events_.scalar(value); }
  bool number_integer(std::int64_t value) override { return events_.scalar(value); }
  bool number_unsigned(std::uint64_t value) override { return events_.scalar(value); }
  bool number_float(double value, const std::string& /*text*/) override { return events_.scalar(value); }
  bool string(std::string& value) override { return events_.scalar(std::move(value)); }
  bool binary(nlohmann::json::binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return events_.begin(Value::Type::Object); }
  bool start_array(std::size_t /*size*/) override { return events_.begin(Value::Type::Array); }
  bool key(std::string& name) override { return events_.name(std::move(name)); }
  bool end_object() override { return events_.end(); }
  bool end_array() override { return events_.end(); }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return false;
  }

 private:
  JsonEvents& events_;
};

}  // namespace

bool follow_json(std::string_view text, JsonEvents& events) {
  Adapter adapter(events);
  return nlohmann::json::sax_parse(text.begin(), text.end(), &adapter);
}

}  // namespace sfn
