#include "server/integrations/form_text.h"

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

namespace {

class Form {
 public:
  Form(ArrayFormat format, std::size_t bytes_max) : format_(format), bytes_max_(bytes_max) {}

  void add_all(const Value& object) {
    for (const auto& [name, value] : object.items())
      add_under(percent_encode(name), value);
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  void add_under(const std::string& suffix, const Value& value) {
    if (text_.size() > bytes_max_) return;
    const auto length = name_.size();
    name_ += suffix;
    add(value);
    name_.resize(length);
  }

  void add(const Value& value) {
    for (const auto& [name, member] : value.items())
      add_under("%5B" + percent_encode(name) + "%5D", member);
    if (value.is_object()) return;
    if (!value.is_array()) return append(scalar(value));
    if (format_ == ArrayFormat::Commas) return add_with_commas(value);
    std::size_t index = 0;
    for (const Value& element : value) {
      add_under(suffix_of(index), element);
      ++index;
    }
  }

  [[nodiscard]] std::string suffix_of(std::size_t index) const {
    switch (format_) {
      case ArrayFormat::Indices: return "%5B" + std::to_string(index) + "%5D";
      case ArrayFormat::Brackets: return "%5B%5D";
      case ArrayFormat::Repeat:
      case ArrayFormat::Commas: break;
    }
    return {};
  }

  void add_with_commas(const Value& array) {
    if (array.empty()) return;
    std::string all;
    for (const Value& element : array) {
      all += scalar(element);
      all += ',';
    }
    all.pop_back();
    append(all);
  }

  static std::string scalar(const Value& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_null() ? std::string() : to_json(value);
  }

  void append(const std::string& value) {
    if (!text_.empty()) text_ += '&';
    text_ += name_;
    text_ += '=';
    text_ += percent_encode(value);
  }

  const ArrayFormat format_;
  const std::size_t bytes_max_;
  std::string name_;  // encoded, of what is being added
  std::string text_;
};

}  // namespace

std::string form_text(const Value& object, ArrayFormat format, std::size_t bytes_max) {
  Form form(format, bytes_max);
  form.add_all(object);
  return std::move(form).text();
}

}  // namespace sfn::integrations
