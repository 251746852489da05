#include "engine/execution/event_codec.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "engine/execution/event_traits.h"
#include "engine/value/json_members.h"

namespace sfn {
namespace {

// The version that is written. Older ones stay readable.
constexpr int kVersion = 1;

const EventTraits& traits_of(const EventBody& body) {
  return std::visit([]<class Body>(const Body&) -> const EventTraits& { return kEventTraits<Body>; }, body);
}

// Visits `fields` of a body and fills a row.
class Encoder {
 public:
  explicit Encoder(LogRow& row) : row_(row) {}

  void state(const std::string& name) { row_.state = name; }
  void payload(const Payload& payload) {
    const Seq at = payload.stored_at();
    if (at && at != row_.seq) {
      row_.payload_seq = at;
    } else {
      row_.payload = payload.detached();
    }
  }
  void detail(std::string_view key, const auto& value) { json_members::write(details_, key, value); }
  void secret(std::string_view key, const auto& value) { json_members::write(secret_, key, value); }

  void finish() {
    row_.details = details_.take();
    row_.secret = secret_.take();
  }

 private:
  LogRow& row_;
  JsonObjectText details_;
  JsonObjectText secret_;
};

// Visits `fields` of a body and fills it from a row; remembers the first thing that is wrong.
class Decoder {
 public:
  Decoder(const LogRow& row, const std::function<Payload(Seq)>& payload_of)
      : row_(row), payload_of_(payload_of) {
    details_ = object_in(row.details, "details");
    secret_ = object_in(row.secret, "private");
  }

  void state(std::string& name) {
    if (!row_.state) return fail("state is missing");
    name = *row_.state;
  }
  void payload(Payload& out) {
    if (!row_.payload_seq) {
      out = row_.payload.detached();
      return;
    }
    const Payload text = row_.payload_seq < row_.seq ? payload_of_(row_.payload_seq) : Payload();
    if (!text) return fail("payload_seq does not name an earlier row with a payload");
    out = text.stored_in(row_.payload_seq);
  }
  void detail(const char* key, auto& value) { read(details_, key, value); }
  void secret(const char* key, auto& value) { read(secret_, key, value); }

  [[nodiscard]] const std::optional<std::string>& error() const { return error_; }

 private:
  Value object_in(const std::optional<std::string>& column, const char* name) {
    auto object = json_members::parse_object(column);
    if (!object) fail(std::string(name) + " is not a JSON object");
    return std::move(object).value_or(Value::object());
  }
  void read(const Value& object, const char* key, auto& value) {
    if (error_ || json_members::read(object, key, value)) return;
    fail(std::string(key) + " is missing or of another type");
  }
  void fail(std::string what) {
    if (!error_) error_ = std::move(what);
  }

  const LogRow& row_;
  const std::function<Payload(Seq)>& payload_of_;
  Value details_;
  Value secret_;
  std::optional<std::string> error_;
};

// Room for the longest name of a type.
constexpr std::size_t kTypeBytes = 32;

template <std::size_t... I>
EventBody make_body(std::size_t index, std::index_sequence<I...>) {
  static constexpr std::array<EventBody (*)(), sizeof...(I)> kMake = {
      +[]() -> EventBody { return std::variant_alternative_t<I, EventBody>{}; }...};
  return kMake.at(index)();
}

EventBody make_body(const EventTypeName& type) {
  EventBody body = make_body(type.body, std::make_index_sequence<std::variant_size_v<EventBody>>());
  std::visit(
      [&](auto& of_state) {
        if constexpr (requires { of_state.state_type; }) of_state.state_type = type.state_type;
      },
      body);
  return body;
}

tl::unexpected<UndecodableRow> undecodable(const LogRow& row, std::string_view expected) {
  return tl::make_unexpected(UndecodableRow{
      fmt::format("row {} ({} version {}): {}", row.seq.value, row.type, row.version, expected)});
}

}  // namespace

std::string event_type(const EventBody& body) {
  return std::visit(
      []<class Body>(const Body& event) {
        std::string name;
        name.reserve(kTypeBytes);
        if constexpr (kEventTraits<Body>.of_state) name = asl::to_string(event.state_type);
        return name.append(kEventTraits<Body>.name);
      },
      body);
}

bool is_internal(const EventBody& body) {
  return traits_of(body).internal;
}

bool is_closing(const EventBody& body) {
  return traits_of(body).closing;
}

LogRow encode(const HistoryEvent& event) {
  LogRow row{.seq = event.seq,
             .event_id = event.id,
             .previous_event_id = event.id ? event.previous : EventId{},
             .recorded_at = event.recorded_at,
             .type = event_type(event.body),
             .version = kVersion,
             .branch = event.branch};
  Encoder encoder(row);
  std::visit([&]<class Body>(const Body& body) { Body::fields(body, encoder); }, event.body);
  encoder.finish();
  return row;
}

tl::expected<HistoryEvent, UndecodableRow> decode(const LogRow& row,
                                                  const std::function<Payload(Seq)>& payload_of) {
  const auto type = find_event_type(row.type);
  if (!type) return undecodable(row, "a known event type was expected");
  if (row.version != kVersion) return undecodable(row, "a known version was expected");
  if (type->traits->internal == bool(row.event_id)) return undecodable(row, "event_id does not fit the type");

  HistoryEvent event{.seq = row.seq,
                     .id = row.event_id,
                     .previous = row.previous_event_id,
                     .recorded_at = row.recorded_at,
                     .branch = row.branch,
                     .body = make_body(*type)};
  Decoder decoder(row, payload_of);
  std::visit([&]<class Body>(Body& body) { Body::fields(body, decoder); }, event.body);
  if (decoder.error()) return undecodable(row, *decoder.error());
  return event;
}

}  // namespace sfn
