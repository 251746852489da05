// The body of a form made of a JSON object, as HTTP tasks send it: nested members in brackets
// (`metadata[k]=v`), arrays in one of four ways, everything percent-encoded. A pure function.
#pragma once

#include <cstddef>
#include <string>

#include "engine/value/value_fwd.h"

namespace sfn::integrations {

// How `{"a": ["x", "y"]}` is written.
enum class ArrayFormat {
  Indices,   // a[0]=x&a[1]=y
  Repeat,    // a=x&a=y
  Commas,    // a=x,y
  Brackets,  // a[]=x&a[]=y
};

// null is an empty text; numbers and booleans are their JSON text, as are objects and arrays among values
// that commas separate. Empty objects and arrays leave nothing. Names are repeated for every value in them,
// so the text may be far longer than the object's: it is given up soon after it has passed `bytes_max`, and
// is longer than that then. Precondition: an object.
[[nodiscard]] std::string form_text(const Value& object, ArrayFormat format, std::size_t bytes_max);

}  // namespace sfn::integrations
