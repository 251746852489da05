// Members of a request that has passed the constraints: types are right, required ones are there, and null
// means absent. For the sources of server/api only.
#pragma once

#include <optional>
#include <string>

#include "engine/value/value.h"

namespace sfn::api {

// nullptr: absent.
inline const Value* member(const Value& request, const char* name) {
  const auto found = request.find(name);
  return found == request.end() || found->is_null() ? nullptr : &*found;
}
inline const std::string& text(const Value& request, const char* name) {
  return request.at(name).get_ref<const std::string&>();
}
inline std::optional<std::string> optional_text(const Value& request, const char* name) {
  const auto* found = member(request, name);
  return found == nullptr ? std::nullopt : std::optional(found->get<std::string>());
}
inline bool flag(const Value& request, const char* name, bool otherwise = false) {
  const auto* found = member(request, name);
  return found == nullptr ? otherwise : found->get<bool>();
}

// 0 means the default, 100.
inline std::size_t page_size(const Value& request) {
  const auto* found = member(request, "maxResults");
  const auto size = found == nullptr ? 0 : found->get<std::size_t>();
  return size == 0 ? 100 : size;
}

// `includedData` is METADATA_ONLY.
inline bool metadata_only(const Value& request) {
  return optional_text(request, "includedData") == "METADATA_ONLY";
}

}  // namespace sfn::api
