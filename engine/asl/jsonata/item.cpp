#include "engine/asl/jsonata/item.h"

#include <algorithm>
#include <cmath>

#include "engine/asl/jsonata/function.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::size_t kSearchedMembersMax = 8;
// Doubles count every integer up to here.
constexpr double kExactIntegerMax = 9007199254740992.0;

template <class T>
const T& node_as(const Ref<Node>& node) {
  return *static_cast<const T*>(node.get());
}

}  // namespace

Item::Item(Ref<ArrayNode> node, std::uint8_t marks) : node_(node), kind_(Kind::Array), marks_(marks) {}
Item::Item(Ref<RangeNode> node, std::uint8_t marks) : node_(node), kind_(Kind::Range), marks_(marks) {}
Item::Item(Ref<ObjectNode> node) : node_(node), kind_(Kind::Object) {}
Item::Item(Ref<Function> node) : node_(node), kind_(Kind::Function) {}
Item::Item(Ref<TailCall> node) : node_(node), kind_(Kind::TailCall) {}

const Function& Item::function() const {
  check(kind_ == Kind::Function, "the item is a function");
  return node_as<Function>(node_);
}

const TailCall& Item::tail_call() const {
  check(kind_ == Kind::TailCall, "the item is a call to be made");
  return node_as<TailCall>(node_);
}

const std::vector<Item>* Item::elements() const {
  return kind_ == Kind::Array ? &node_as<ArrayNode>(node_).elements : nullptr;
}

std::vector<Item>* Item::own_elements() {
  if (kind_ != Kind::Array || node_->owners != 1) return nullptr;
  return &static_cast<ArrayNode*>(node_.get())->elements;
}

std::size_t Item::length() const {
  if (kind_ == Kind::Array) return node_as<ArrayNode>(node_).elements.size();
  if (kind_ == Kind::Range) return node_as<RangeNode>(node_).count;
  return is_json() && value_.is_array() ? value_.size() : 0;
}

Item Item::operator[](std::size_t index) const {
  if (index >= length()) return {};
  if (kind_ == Kind::Array) return node_as<ArrayNode>(node_).elements[index];
  if (kind_ == Kind::Range) return number_value(node_as<RangeNode>(node_).first + static_cast<double>(index));
  return value_[index];
}

std::size_t Item::member_count() const {
  if (kind_ == Kind::Object) return node_as<ObjectNode>(node_).members.size();
  return is_json() ? value_.items().size() : 0;
}

std::string_view Item::member_name(std::size_t index) const {
  if (kind_ == Kind::Object) return node_as<ObjectNode>(node_).members[index].name;
  return value_.items()[index].name;
}

Item Item::member_at(std::size_t index) const {
  if (kind_ == Kind::Object) return node_as<ObjectNode>(node_).members[index].item;
  return value_.items()[index].value;
}

Item Item::member(std::string_view name) const {
  if (kind_ == Kind::Object) {
    const auto* found = node_as<ObjectNode>(node_).find(name);
    return found == nullptr ? Item() : found->item;
  }
  if (!is_json() || !value_.is_object()) return {};
  const auto found = value_.find(name);
  return found == value_.end() ? Item() : Item(*found);
}

ObjectNode* Item::object_node() const {
  return kind_ == Kind::Object ? static_cast<ObjectNode*>(node_.get()) : nullptr;
}

bool Item::same_as(const Item& other) const {
  if (is_json() && other.is_json()) {
    if (is_number() && other.is_number()) return number() == other.number();
    if (value_.is_structured()) return value_.shares_with(other.value_);
    return value_.type() == other.value_.type() && value_ == other.value_;
  }
  return kind_ == other.kind_ && node_.get() == other.node_.get();
}

const ObjectNode::Member* ObjectNode::find(std::string_view name) const {
  if (!index_.empty()) {
    const auto found = index_.find(std::string(name));
    return found == index_.end() ? nullptr : &members[found->second];
  }
  const auto found = std::ranges::find(members, name, &Member::name);
  return found == members.end() ? nullptr : &*found;
}

void ObjectNode::set(std::string_view name, Item item) {
  if (const Member* found = find(name); found != nullptr) {
    members[static_cast<std::size_t>(found - members.data())].item = std::move(item);
    return;
  }
  members.push_back({std::string(name), std::move(item)});
  if (!index_.empty()) {
    index_.emplace(name, members.size() - 1);
  } else if (members.size() > kSearchedMembersMax) {
    index_all();
  }
}

bool ObjectNode::erase(std::string_view name) {
  const Member* found = find(name);
  if (found == nullptr) return false;
  members.erase(members.begin() + (found - members.data()));
  index_.clear();
  if (members.size() > kSearchedMembersMax) index_all();
  return true;
}

void ObjectNode::index_all() {
  for (std::size_t i = 0; i < members.size(); ++i)
    index_.emplace(members[i].name, i);
}

Value number_value(double number) {
  if (std::abs(number) <= kExactIntegerMax && number == std::trunc(number))
    return static_cast<std::int64_t>(number);
  return number;
}

}  // namespace sfn::asl::jsonata
