#include "engine/registry/registry_codec.h"

#include <fmt/format.h>

#include "engine/registry/registry_fields.h"
#include "engine/value/json_members.h"

namespace sfn {
namespace {

constexpr int kVersion = 1;

class Encoder {
 public:
  explicit Encoder(RegistryRow& row) : row_(row) {}

  void state_machine(StateMachineId id) { row_.state_machine = id; }
  void revision(RevisionNumber number) { row_.revision = number; }
  void activity(ActivityId id) { row_.activity = id; }
  void name(const std::string& name) { row_.name = name; }
  void definition(const Payload& text) { row_.definition = text.detached(); }
  void detail(std::string_view key, const auto& value) { json_members::write(details_, key, value); }
  void detail_json(std::string_view key, const std::optional<std::string>& json) {
    if (json) details_.add_json(key, *json);
  }
  void tags(const std::vector<Tag>& tags) {
    if (tags.empty()) return;
    std::string array;
    for (const Tag& tag : tags) {
      JsonObjectText object;
      object.add_string("key", tag.key);
      object.add_string("value", tag.value);
      array.append(array.empty() ? "[" : ",").append(*object.take());
    }
    details_.add_json("tags", array += ']');
  }

  void finish() { row_.details = details_.take(); }

 private:
  RegistryRow& row_;
  JsonObjectText details_;
};

class Decoder {
 public:
  explicit Decoder(const RegistryRow& row) : row_(row) {
    auto details = json_members::parse_object(row.details);
    if (!details) fail("details is not a JSON object");
    details_ = std::move(details).value_or(Value::object());
  }

  void state_machine(StateMachineId& id) { column(row_.state_machine, id, "state_machine_id"); }
  void revision(RevisionNumber& number) { column(row_.revision, number, "revision"); }
  void activity(ActivityId& id) { column(row_.activity, id, "activity_id"); }
  void name(std::string& name) {
    if (!row_.name) return fail("name is missing");
    name = *row_.name;
  }
  void definition(Payload& text) {
    if (!row_.definition) return fail("definition is missing");
    text = row_.definition;
  }
  void detail(const char* key, auto& value) {
    if (!error_ && !json_members::read(details_, key, value)) fail(std::string(key) + " is missing");
  }
  void detail_json(const char* key, std::optional<std::string>& json) {
    const auto member = details_.find(key);
    if (member != details_.end()) json = to_json(*member);
  }
  void tags(std::vector<Tag>& tags) {
    const auto member = details_.find("tags");
    if (member == details_.end()) return;
    for (const Value& item : *member) {
      Tag& tag = tags.emplace_back();
      if (!item.is_object() || !json_members::read(item, "key", tag.key) ||
          !json_members::read(item, "value", tag.value))
        return fail("tags has another shape");
    }
  }

  [[nodiscard]] const std::optional<std::string>& error() const { return error_; }

 private:
  template <class Id>
  void column(Id stored, Id& out, const char* name) {
    if (!stored) return fail(std::string(name) + " is missing");
    out = stored;
  }
  void fail(std::string what) {
    if (!error_) error_ = std::move(what);
  }

  const RegistryRow& row_;
  Value details_;
  std::optional<std::string> error_;
};

template <std::size_t I = 0>
std::optional<RegistryEventBody> make_body(std::string_view type) {
  if constexpr (I < std::variant_size_v<RegistryEventBody>) {
    using Body = std::variant_alternative_t<I, RegistryEventBody>;
    if (registry_fields::kTypeName<Body> == type) return Body{};
    return make_body<I + 1>(type);
  }
  return std::nullopt;
}

tl::unexpected<std::string> undecodable(const RegistryRow& row, std::string_view expected) {
  return tl::make_unexpected(fmt::format("{} version {}: {}", row.type, row.version, expected));
}

}  // namespace

std::string registry_event_type(const RegistryEventBody& body) {
  return std::visit([]<class Body>(const Body&) { return std::string(registry_fields::kTypeName<Body>); },
                    body);
}

RegistryRow encode(const RegistryEvent& event) {
  RegistryRow row{
      .recorded_at = event.recorded_at, .type = registry_event_type(event.body), .version = kVersion};
  Encoder encoder(row);
  std::visit([&](const auto& body) { registry_fields::fields(body, encoder); }, event.body);
  encoder.finish();
  return row;
}

tl::expected<RegistryEvent, std::string> decode(const RegistryRow& row) {
  auto body = make_body(row.type);
  if (!body) return undecodable(row, "a known event type was expected");
  if (row.version != kVersion) return undecodable(row, "a known version was expected");
  Decoder decoder(row);
  std::visit([&](auto& fields_of) { registry_fields::fields(fields_of, decoder); }, *body);
  if (decoder.error()) return undecodable(row, *decoder.error());
  return RegistryEvent{.recorded_at = row.recorded_at, .body = std::move(*body)};
}

}  // namespace sfn
