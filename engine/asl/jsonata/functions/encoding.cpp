// Base64 and URLs.
#include <array>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/value/digest.h"
#include "engine/value/utf8.h"

namespace sfn::asl::jsonata {
namespace {

constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
// What a whole URL may hold, beside.
constexpr std::string_view kReserved = ";/?:@&=+$,#";

// The low bytes of the UTF-16 units, as the reference encodes: text beyond U+00FF is cut.
Item base64_encoded(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  const std::string& text = a[0].text();
  e.spend_text(8 * text.size());
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); at += utf8_length_at(text, at)) {
    const std::uint32_t code = utf8_code_point(text, at);
    if (code > 0xFFFF) bytes += static_cast<char>((code - 0x10000) >> 10 & 0xFF);
    bytes += static_cast<char>(code & 0xFF);
  }
  return e.string(base64_encode(bytes));
}

Item base64_decoded(Evaluator& e, Arguments& a) {
  if (a[0].is_undefined()) return {};
  e.spend_text(8 * a[0].text().size());
  std::string text;
  for (const char byte : base64_decode_lenient(a[0].text()))
    append_utf8(text, static_cast<unsigned char>(byte));
  return e.string(std::move(text));
}

[[noreturn]] void refuse(Evaluator& e, const Item& text, std::string_view function) {
  throw Failure("D3140").with_token(function).with_value(e.shown(text));
}

Item encoded(Evaluator& e, const Item& text, std::string_view kept, std::string_view function) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  if (text.is_undefined()) return {};
  e.spend_text(8 * text.text().size());
  if (!is_utf8(text.text())) refuse(e, text, function);
  std::string url;
  for (const char c : text.text()) {
    if (kUnreserved.find(c) != std::string_view::npos || kept.find(c) != std::string_view::npos) {
      url += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      url += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return e.string(std::move(url));
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Escapes of `kept` stay as they are.
Item decoded(Evaluator& e, const Item& text, std::string_view kept, std::string_view function) {
  if (text.is_undefined()) return {};
  const std::string& url = text.text();
  e.spend_text(8 * url.size());
  std::string plain;
  std::string escaped;  // a run of bytes, which must be UTF-8 by itself
  const auto end_run = [&] {
    if (!is_utf8(escaped)) refuse(e, text, function);
    plain += std::exchange(escaped, {});
  };
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (url[at] != '%') {
      end_run();
      plain += url[at];
      continue;
    }
    const int high = at + 2 < url.size() ? digit_of(url[at + 1]) : -1;
    const int low = at + 2 < url.size() ? digit_of(url[at + 2]) : -1;
    if (high < 0 || low < 0) refuse(e, text, function);
    const char byte = static_cast<char>(high * 16 + low);
    if (kept.find(byte) != std::string_view::npos) {
      end_run();
      plain += url.substr(at, 3);
    } else {
      escaped += byte;
    }
    at += 2;
  }
  end_run();
  return e.string(std::move(plain));
}

Item encode_url(Evaluator& e, Arguments& a) {
  return encoded(e, a[0], kReserved, "encodeUrl");
}

Item encode_url_component(Evaluator& e, Arguments& a) {
  return encoded(e, a[0], "", "encodeUrlComponent");
}

Item decode_url(Evaluator& e, Arguments& a) {
  return decoded(e, a[0], kReserved, "decodeUrl");
}

Item decode_url_component(Evaluator& e, Arguments& a) {
  return decoded(e, a[0], "", "decodeUrlComponent");
}

constexpr BuiltinEntry kFunctions[] = {
    {"base64encode", "<s-:s>", 1, base64_encoded}, {"base64decode", "<s-:s>", 1, base64_decoded},
    {"encodeUrl", "<s-:s>", 1, encode_url},        {"encodeUrlComponent", "<s-:s>", 1, encode_url_component},
    {"decodeUrl", "<s-:s>", 1, decode_url},        {"decodeUrlComponent", "<s-:s>", 1, decode_url_component},
};

}  // namespace

std::span<const BuiltinEntry> encoding_functions() {
  return kFunctions;
}

}  // namespace sfn::asl::jsonata
