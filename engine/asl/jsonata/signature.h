// Signature is what a function takes, written as `<s-n?:s>`: it checks arguments, puts the context in the
// place of one that is missing, and makes arrays of single values. Immutable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/asl/jsonata/item.h"

namespace sfn::asl::jsonata {

class Signature {
 public:
  // From `<` on. Throws Failure, its position being that within the text.
  static Signature parse(std::string_view text);

  // How many elements of arrays are looked at to check these arguments.
  [[nodiscard]] std::size_t elements_checked(const std::vector<Item>& arguments) const;
  // The arguments as the function wants them. Throws Failure.
  [[nodiscard]] std::vector<Item> validate(std::vector<Item> arguments, const Item& context,
                                           Heap& heap) const;

 private:
  struct Parameter {
    std::string types;    // symbols that fit: s n b l a o f, and m for undefined
    char type = 0;        // as written, `(` for a choice
    std::string subtype;  // of the elements
    bool optional = false;
    bool repeated = false;
    bool context = false;
  };

  static bool parse_type(std::string_view text, std::size_t& at, Parameter& parameter);
  [[nodiscard]] bool takes_all(const std::vector<Item>& arguments) const;
  // How many arguments each parameter takes; empty when they do not fit.
  [[nodiscard]] std::vector<std::size_t> match(std::string_view symbols) const;
  [[nodiscard]] bool match_from(std::string_view symbols, std::size_t parameter,
                                std::vector<std::size_t>& counts) const;
  [[noreturn]] void refuse(std::string_view symbols) const;
  static Item as_array(const Parameter& parameter, const Item& argument, std::size_t number, Heap& heap);

  std::vector<Parameter> parameters_;
};

}  // namespace sfn::asl::jsonata
