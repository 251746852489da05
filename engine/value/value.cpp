#include "engine/value/value.h"

#include <algorithm>

#include "engine/value/member_list.h"

namespace sfn {

struct Value::ArrayNode : Node {
  std::vector<Value> elements;
};

struct Value::ObjectNode : Node {
  MemberList members;
};

Value::Value(std::string value) : Value(new StringNode(std::move(value)), Type::String) {}

Value::Value(std::initializer_list<Value> list) {
  const bool is_object = std::ranges::all_of(list, [](const Value& element) {
    return element.is_array() && element.size() == 2 && element.front().is_string();
  });
  *this = is_object ? object() : array(list);
  if (!is_object) return;
  for (const Value& member : list)
    (*this)[member.front().text()] = member.back();
}

Value Value::array(std::initializer_list<Value> elements) {
  return array(std::vector<Value>(elements));
}

Value Value::array(std::vector<Value> elements) {
  Value made(new ArrayNode, Type::Array);
  made.own_array().elements = std::move(elements);
  return made;
}

Value Value::object() {
  return Value(new ObjectNode, Type::Object);
}

void Value::release() noexcept {
  if (node_->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  if (is_string())
    delete static_cast<StringNode*>(node_);
  else if (is_array())
    delete static_cast<ArrayNode*>(node_);
  else
    delete static_cast<ObjectNode*>(node_);
}

std::size_t Value::size() const {
  if (is_array()) return array_node().elements.size();
  if (is_object()) return object_node().members.all().size();
  return is_null() ? 0 : 1;
}

Value::ConstIterator Value::begin() const {
  if (is_array()) return ConstIterator(array_node().elements.data());
  return ConstIterator(items().data());
}

Value::ConstIterator Value::end() const {
  if (is_array()) return ConstIterator(array_node().elements.data() + array_node().elements.size());
  return ConstIterator(items().data() + items().size());
}

std::span<const Value::Member> Value::items() const {
  if (!is_object()) return {};
  return object_node().members.all();
}

Value::ConstIterator Value::find(std::string_view name) const {
  const Member* member = find_member(name);
  return member == nullptr ? end() : ConstIterator(member);
}

const Value& Value::at(std::string_view name) const {
  const Member* member = find_member(name);
  check(member != nullptr, "the object has the member that is asked for");
  return member->value;
}

const Value& Value::at(std::size_t index) const {
  check(is_array() && index < size(), "the array has the element that is asked for");
  return array_node().elements[index];
}

Value& Value::operator[](std::string_view name) {
  return own_object().members[name];
}

Value& Value::operator[](std::size_t index) {
  check(is_array() && index < size(), "the array has the element that is asked for");
  return own_array().elements[index];
}

void Value::push_back(Value element) {
  own_array().elements.push_back(std::move(element));
}

bool Value::erase(std::string_view name) {
  check(is_object(), "members are taken out of an object");
  return contains(name) && own_object().members.erase(name);
}

void Value::reserve(std::size_t count) {
  if (is_array())
    own_array().elements.reserve(count);
  else
    own_object().members.reserve(count);
}

const Value::Member* Value::find_member(std::string_view name) const {
  return is_object() ? object_node().members.find(name) : nullptr;
}

const Value::ArrayNode& Value::array_node() const {
  return *static_cast<const ArrayNode*>(node_);
}

const Value::ObjectNode& Value::object_node() const {
  return *static_cast<const ObjectNode*>(node_);
}

Value::ArrayNode& Value::own_array() {
  if (is_null()) *this = array();
  check(is_array(), "the value is an array");
  if (node_->owners.load(std::memory_order_acquire) != 1)
    *this = Value(new ArrayNode(array_node()), Type::Array);
  return static_cast<ArrayNode&>(*node_);
}

Value::ObjectNode& Value::own_object() {
  if (is_null()) *this = object();
  check(is_object(), "the value is an object");
  if (node_->owners.load(std::memory_order_acquire) != 1)
    *this = Value(new ObjectNode(object_node()), Type::Object);
  return static_cast<ObjectNode&>(*node_);
}

}  // namespace sfn
