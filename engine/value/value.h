// Value is a JSON value that a state works on: member order is kept, integers stay integers and doubles
// doubles (`1` prints `1`, `1.0` prints `1.0`). Strings, arrays and objects are shared nodes: a copy costs a
// count, and whoever changes a value that others share gets a copy of that one level first, so a write deep
// in a document copies the nodes on the way and no other (docs/adr/0009). Copies of one value may be used by
// several threads at once; one Value object may not, unless all of them only read it. A reference or iterator
// into a Value is good until the next change, and a reference to write through until the next copy. Reading
// and writing JSON text is in json.h.
#pragma once

#include <atomic>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/value/check.h"
#include "engine/value/value_fwd.h"

namespace sfn {

class Value {
 public:
  // Integer holds what fits into 64 bits with a sign, Unsigned only what is above that.
  enum class Type : std::uint8_t { Null, Boolean, Integer, Unsigned, Double, String, Array, Object };
  struct Member;  // {name, value}
  class ConstIterator;

  Value() noexcept {}
  Value(std::nullptr_t) noexcept {}
  template <std::same_as<bool> Boolean>  // a template, so that no pointer becomes a boolean
  Value(Boolean value) noexcept : boolean_(value), type_(Type::Boolean) {}
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) Value(Integer value)
  noexcept : integer_(static_cast<std::int64_t>(value)), type_(Type::Integer) {
    if constexpr (std::unsigned_integral<Integer>) {
      if (integer_ < 0) {
        unsigned_ = value;
        type_ = Type::Unsigned;
      }
    }
  }
  Value(double value) noexcept : double_(value), type_(Type::Double) {}
  Value(std::string value);
  Value(std::string_view value) : Value(std::string(value)) {}
  Value(const char* value) : Value(std::string(value)) {}
  // `{{"a", 1}, {"b", 2}}` is an object, because every element is an array of a string and something; any
  // other list is an array. Of a doubled name the last value counts.
  Value(std::initializer_list<Value> list);

  Value(const Value& other) noexcept : integer_(other.integer_), type_(other.type_) {
    if (has_node()) node_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  Value(Value&& other) noexcept : integer_(other.integer_), type_(std::exchange(other.type_, Type::Null)) {}
  // By value: what is assigned is held before anything is let go of, so it may be a part of this value.
  Value& operator=(Value other) noexcept {
    std::swap(integer_, other.integer_);
    std::swap(type_, other.type_);
    return *this;
  }
  ~Value() {
    if (has_node()) release();
  }

  [[nodiscard]] static Value array(std::initializer_list<Value> elements = {});
  [[nodiscard]] static Value array(std::vector<Value> elements);
  [[nodiscard]] static Value object();

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] bool is_null() const { return type_ == Type::Null; }
  [[nodiscard]] bool is_boolean() const { return type_ == Type::Boolean; }
  [[nodiscard]] bool is_number() const { return is_number_integer() || is_number_float(); }
  [[nodiscard]] bool is_number_integer() const { return type_ == Type::Integer || type_ == Type::Unsigned; }
  [[nodiscard]] bool is_number_float() const { return type_ == Type::Double; }
  [[nodiscard]] bool is_string() const { return type_ == Type::String; }
  [[nodiscard]] bool is_array() const { return type_ == Type::Array; }
  [[nodiscard]] bool is_object() const { return type_ == Type::Object; }
  [[nodiscard]] bool is_structured() const { return type_ >= Type::Array; }

  // bool, std::string, or a type of number, to which a number of another type is converted as C++ does.
  // Precondition of this and get_ref: the value is of that kind.
  template <class T>
  [[nodiscard]] T get() const {
    if constexpr (std::same_as<T, bool>) {
      check(is_boolean(), "the value is a boolean");
      return boolean_;
    } else if constexpr (std::is_arithmetic_v<T>) {
      return number<T>();
    } else {
      return T(text());
    }
  }
  template <std::same_as<const std::string&> T>
  [[nodiscard]] T get_ref() const {
    return text();
  }

  // Elements or members; 1 for a scalar and 0 for null.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }

  // Over the elements of an array or the values of an object's members; over nothing otherwise.
  [[nodiscard]] ConstIterator begin() const;
  [[nodiscard]] ConstIterator end() const;
  // Precondition: an array that is not empty.
  [[nodiscard]] const Value& front() const { return (*this)[std::size_t{0}]; }
  [[nodiscard]] const Value& back() const { return (*this)[size() - 1]; }
  // The members of an object, as `const auto& [name, value]`; none for anything else.
  [[nodiscard]] std::span<const Member> items() const;

  // The value of a member; end() when there is none or this is no object. Does not depend on the number of
  // members.
  [[nodiscard]] ConstIterator find(std::string_view name) const;
  [[nodiscard]] bool contains(std::string_view name) const { return find_member(name) != nullptr; }
  // The value of a member, or `otherwise` when it is absent.
  template <class T>
  [[nodiscard]] T value(std::string_view name, T otherwise) const;
  [[nodiscard]] std::string value(std::string_view name, const char* otherwise) const;
  // Precondition: there is such a member or element.
  [[nodiscard]] const Value& at(std::string_view name) const;
  [[nodiscard]] const Value& at(std::size_t index) const;
  [[nodiscard]] const Value& operator[](std::string_view name) const { return at(name); }
  [[nodiscard]] const Value& operator[](std::size_t index) const { return at(index); }

  // To write through. A member that is missing is added at the end, as null. Precondition: an object, or
  // null, which becomes one.
  [[nodiscard]] Value& operator[](std::string_view name);
  // Precondition: an array with such an element.
  [[nodiscard]] Value& operator[](std::size_t index);
  // Precondition: an array, or null, which becomes one.
  void push_back(Value element);
  // Takes a member out; says whether there was one. Precondition: an object.
  bool erase(std::string_view name);
  // Room for so many elements or members. Precondition: an array or object.
  void reserve(std::size_t count);

  // Whether both are the same node: one copied from the other and neither changed since. For tests, and to
  // leave out a comparison.
  [[nodiscard]] bool shares_with(const Value& other) const {
    return has_node() && type_ == other.type_ && node_ == other.node_;
  }

  // Numbers compare by value, members in their order (same_value in json.h: in any order).
  friend bool operator==(const Value& a, const Value& b);

 private:
  struct Node {
    Node() = default;
    Node(const Node& /*other*/) {}  // a copy has its own owners
    Node& operator=(const Node&) = delete;
    std::atomic<std::uint32_t> owners = 1;
  };
  struct StringNode : Node {
    explicit StringNode(std::string value) : text(std::move(value)) {}
    const std::string text;
  };
  struct ArrayNode;
  struct ObjectNode;

  Value(Node* node, Type type) noexcept : node_(node), type_(type) {}

  [[nodiscard]] bool has_node() const { return type_ >= Type::String; }
  void release() noexcept;

  [[nodiscard]] const std::string& text() const {
    check(is_string(), "the value is a string");
    return static_cast<const StringNode*>(node_)->text;
  }
  template <class T>
  [[nodiscard]] T number() const {
    check(is_number(), "the value is a number");
    if (type_ == Type::Integer) return static_cast<T>(integer_);
    return type_ == Type::Unsigned ? static_cast<T>(unsigned_) : static_cast<T>(double_);
  }
  [[nodiscard]] const Member* find_member(std::string_view name) const;
  [[nodiscard]] const ArrayNode& array_node() const;
  [[nodiscard]] const ObjectNode& object_node() const;
  // Nodes that nobody else has.
  [[nodiscard]] ArrayNode& own_array();
  [[nodiscard]] ObjectNode& own_object();

  union {
    bool boolean_;
    std::int64_t integer_ = 0;
    std::uint64_t unsigned_;
    double double_;
    Node* node_;
  };
  Type type_ = Type::Null;
};

static_assert(sizeof(Value) == 16);

struct Value::Member {
  std::string name;
  Value value;
};

class Value::ConstIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using pointer = const Value*;
  using reference = const Value&;

  ConstIterator() = default;
  explicit ConstIterator(const Value* element) : element_(element) {}
  explicit ConstIterator(const Member* member) : member_(member) {}

  reference operator*() const { return member_ != nullptr ? member_->value : *element_; }
  pointer operator->() const { return &**this; }
  ConstIterator& operator++() {
    member_ != nullptr ? void(++member_) : void(++element_);
    return *this;
  }
  ConstIterator operator++(int) {
    const auto before = *this;
    ++*this;
    return before;
  }
  bool operator==(const ConstIterator&) const = default;

 private:
  const Member* member_ = nullptr;
  const Value* element_ = nullptr;
};

template <class T>
T Value::value(std::string_view name, T otherwise) const {
  const Member* member = find_member(name);
  if (member == nullptr) return otherwise;
  if constexpr (std::same_as<T, Value>)
    return member->value;
  else
    return member->value.template get<T>();
}

inline std::string Value::value(std::string_view name, const char* otherwise) const {
  return value(name, std::string(otherwise));
}

// As JSON text, for messages of tests.
std::ostream& operator<<(std::ostream& out, const Value& value);

}  // namespace sfn
