// Item is what an expression works on: a JSON value, or what only JSONata has: nothing at all (undefined), a
// function, a range that was not written out, arrays and objects that hold such, and the marks of a sequence.
// Value itself knows none of it. Arrays and objects that an expression builds are Items up to the end, and
// become Values once (to_value). Nodes are counted and belong to the Heap of one evaluation: an Item must not
// outlive it, and one thread uses it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/asl/jsonata/heap.h"
#include "engine/value/value.h"

namespace sfn::asl::jsonata {

struct Function;
struct TailCall;
struct ArrayNode;
struct ObjectNode;
struct RangeNode;

class Item {
 public:
  enum class Kind : std::uint8_t { Undefined, Json, Array, Range, Object, Function, TailCall };
  // Marks of an array.
  enum Mark : std::uint8_t {
    kSequence = 1,       // one element stands for itself, none for undefined
    kKeepSingleton = 2,  // but for this
    kTuples = 4,         // elements are objects with the bindings of one step of a path each, `@` its value
    kOuterWrapper = 8,   // around an input that is an array
    kConstructed = 16,   // not flattened into a path's result
    kClosure = 32,       // of a function: handed on as an argument, so called without a context
  };

  Item() = default;
  Item(Value value) : value_(std::move(value)), kind_(Kind::Json) {}
  Item(Ref<ArrayNode> node, std::uint8_t marks);
  Item(Ref<RangeNode> node, std::uint8_t marks);
  Item(Ref<ObjectNode> node);
  Item(Ref<Function> node);
  Item(Ref<TailCall> node);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_undefined() const { return kind_ == Kind::Undefined; }
  [[nodiscard]] bool is_json() const { return kind_ == Kind::Json; }
  [[nodiscard]] bool is_null() const { return is_json() && value_.is_null(); }
  [[nodiscard]] bool is_boolean() const { return is_json() && value_.is_boolean(); }
  [[nodiscard]] bool is_number() const { return is_json() && value_.is_number(); }
  [[nodiscard]] bool is_string() const { return is_json() && value_.is_string(); }
  [[nodiscard]] bool is_array() const {
    return kind_ == Kind::Array || kind_ == Kind::Range || (is_json() && value_.is_array());
  }
  [[nodiscard]] bool is_object() const { return kind_ == Kind::Object || (is_json() && value_.is_object()); }
  [[nodiscard]] bool is_function() const { return kind_ == Kind::Function; }
  [[nodiscard]] bool is_sequence() const { return has(kSequence) && is_array(); }

  [[nodiscard]] bool has(Mark mark) const { return (marks_ & mark) != 0; }
  void mark(Mark added) { marks_ |= added; }
  // The same with these marks and no others.
  [[nodiscard]] Item marked(std::uint8_t marks) const {
    Item item = *this;
    item.marks_ = marks;
    return item;
  }

  // Preconditions: of that kind.
  [[nodiscard]] const Value& json() const { return value_; }
  [[nodiscard]] const std::string& text() const { return value_.get_ref<const std::string&>(); }
  [[nodiscard]] double number() const { return value_.get<double>(); }
  [[nodiscard]] bool boolean() const { return value_.get<bool>(); }
  [[nodiscard]] const Function& function() const;
  [[nodiscard]] const TailCall& tail_call() const;

  // The elements of an array the expression built, to look at without copies; null for any other item.
  [[nodiscard]] const std::vector<Item>* elements() const;
  // The same to take from; null, too, when others own the array.
  [[nodiscard]] std::vector<Item>* own_elements();
  // Precondition: JSON. The item is undefined afterwards.
  [[nodiscard]] Value take_json() {
    kind_ = Kind::Undefined;
    return std::move(value_);
  }

  // Of an array; 0 and undefined for anything else, and beyond the end.
  [[nodiscard]] std::size_t length() const;
  [[nodiscard]] Item operator[](std::size_t index) const;

  // Of an object; 0 and undefined for anything else.
  [[nodiscard]] std::size_t member_count() const;
  [[nodiscard]] std::string_view member_name(std::size_t index) const;
  [[nodiscard]] Item member_at(std::size_t index) const;
  [[nodiscard]] Item member(std::string_view name) const;

  // To write to an object the expression built; null for anything else. Whoever shares the node sees it.
  [[nodiscard]] ObjectNode* object_node() const;

  // Whether both are one node, or scalars of the same value.
  [[nodiscard]] bool same_as(const Item& other) const;

 private:
  Value value_;
  Ref<Node> node_;
  Kind kind_ = Kind::Undefined;
  std::uint8_t marks_ = 0;
};

struct ArrayNode : Node {
  std::vector<Item> elements;
};

struct RangeNode : Node {
  double first = 0;
  std::size_t count = 0;
};

struct ObjectNode : Node {
  struct Member {
    std::string name;
    Item item;
  };
  // Few members are searched one by one; of more, every name is in `index_`.
  [[nodiscard]] const Member* find(std::string_view name) const;
  // Takes the place of a member of that name.
  void set(std::string_view name, Item item);
  bool erase(std::string_view name);

  std::vector<Member> members;

 private:
  void index_all();

  std::unordered_map<std::string, std::size_t> index_;
};

// A JSON number: an integer where the double is one, so that `1` and never `1.0` is printed.
[[nodiscard]] Value number_value(double number);

}  // namespace sfn::asl::jsonata
