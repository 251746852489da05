// JsonBuilder builds a Value from nlohmann's parser events. It exists beside nlohmann's own because that one
// looks each member up while it reads (quadratic: 30,000 members of one object take a second) and has no
// depth limit. Used by json.cpp alone.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/value/value.h"

namespace sfn {

class JsonBuilder : public nlohmann::json_sax<Value> {
 public:
  // The document. Precondition: the parser reported success.
  Value take() { return std::move(result_); }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override { return add(value); }
  bool number_float(double value, const std::string&) override { return add(value); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(Value::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool key(std::string& name) override;
  bool end_object() override;
  bool end_array() override;
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  struct Frame {
    bool object = false;
    std::string key;
    std::vector<std::pair<std::string, Value>> members;
    Value::array_t elements;
  };
  bool open(bool object);
  bool add(Value value);

  std::vector<Frame> open_;
  Value result_;
  bool too_deep_ = false;
};

}  // namespace sfn
