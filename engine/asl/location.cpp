#include "engine/asl/location.h"

#include <vector>

namespace sfn::asl {

std::string Location::text() const {
  std::vector<const Location*> parts;
  for (const Location* part = this; part->parent_ != nullptr; part = part->parent_)
    parts.push_back(part);
  if (parts.empty()) return "/";
  std::string text;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if ((*part)->index_ == kNoIndex) {
      text.append("/").append((*part)->name_);
    } else {
      text.append("[").append(std::to_string((*part)->index_)).append("]");
    }
  }
  return text;
}

}  // namespace sfn::asl
