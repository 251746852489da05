#include "server/call_journal.h"

#include <algorithm>
#include <chrono>

#include "engine/value/digest.h"
#include "engine/value/json.h"
#include "engine/value/json_text.h"
#include "engine/value/utf8.h"
#include "engine/value/value.h"

namespace sfn::server {

namespace {

// Most requests fit without the text being moved while it grows.
constexpr std::size_t kUsualBytes = 256;

// At most `most` bytes from the front, not ending within a character.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80)
    --most;
  return text.substr(0, most);
}

// Malformed requests may hold any bytes; the column is JSON text, which is UTF-8.
std::string valid_utf8(std::string_view text) {
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = utf8_length_at(text, at);
    valid += utf8_valid_at(text, at) ? text.substr(at, length) : std::string_view("\xEF\xBF\xBD");
    at += length;
  }
  return valid;
}

std::string cut_with_digest(std::string_view text) {
  JsonObjectText object;
  object.add_string("cut", valid_utf8(cut(text, kJournalMemberBytesMax)));
  object.add_number("bytes", static_cast<std::int64_t>(text.size()));
  object.add_string("sha256", sha256_hex(text));
  return object.take().value();
}

void append_text(std::string& out, std::string_view text) {
  if (text.size() > kJournalMemberBytesMax) {
    out += cut_with_digest(text);
  } else if (is_utf8(text)) {
    append_json_string(out, text);
  } else {
    append_json_string(out, valid_utf8(text));
  }
}

// Texts and other members of up to kJournalMemberBytesMax as they are.
void append_member(std::string& out, const Value& member) {
  if (member.is_string()) {
    append_text(out, member.get_ref<const std::string&>());
    return;
  }
  const auto text = to_json(member);
  out += text.size() > kJournalMemberBytesMax ? cut_with_digest(text) : text;
}

std::int64_t second_of(TimePoint time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

}  // namespace

std::string journal_text(std::string_view text) {
  std::string out;
  append_text(out, text);
  return out;
}

std::string journal_request(const Value& request, std::span<const std::string_view> left_out) {
  std::string text;
  text.reserve(kUsualBytes);
  for (const auto& [key, member] : request.items()) {
    if (std::ranges::find(left_out, std::string_view(key)) != left_out.end()) continue;
    text += text.empty() ? '{' : ',';
    append_json_string(text, key);
    text += ':';
    append_member(text, member);
  }
  if (text.empty()) return "{}";
  text += '}';
  return text.size() > kJournalRequestBytesMax ? cut_with_digest(text) : text;
}

std::string journal_body(std::string_view body) {
  JsonObjectText object;
  object.add_json("body", journal_text(body));
  return object.take().value();
}

void CallJournal::record_or_count(ApiCall call) {
  if (!count(call)) write_(std::move(call));
}

bool CallJournal::count(const ApiCall& call) {
  const std::lock_guard lock(mutex_);
  Key key{second_of(call.received_at), call.operation, call.caller, call.error.value_or("")};
  if (kinds_.size() >= kKindsMax && !kinds_.contains(key)) key = {key.second, {}, {}, {}};
  auto& kind = kinds_[key];
  if (kind.rows < kRowsPerSecondMax) {
    ++kind.rows;
    return false;
  }
  if (!kind.rest) {
    kind.rest = call;
    kind.rest->request.reset();
    kind.rest->count = 0;
  }
  ++kind.rest->count;
  return true;
}

void CallJournal::write_counts(TimePoint now) {
  std::vector<ApiCall> finished;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(kinds_, [&](auto& entry) {
      if (entry.first.second >= second_of(now)) return false;
      if (entry.second.rest) finished.push_back(*std::move(entry.second.rest));
      return true;
    });
  }
  for (auto& call : finished)
    write_(std::move(call));
}

}  // namespace sfn::server
