// ChunkedDecoder takes the body out of the chunked transfer coding. Strict: CRLF only, sizes of hexadecimal
// digits only; extensions and trailers must be well-formed and are dropped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "server/http/head_parser.h"

namespace sfn::http {

class ChunkedDecoder {
 public:
  enum class Progress { need_more, done, error };

  // `body_bytes_max`: a longer body is an error, 413, as soon as a chunk announces it.
  explicit ChunkedDecoder(std::size_t body_bytes_max) : body_bytes_max_(body_bytes_max) {}

  // Takes what belongs to the body off the front of `input` and appends the content to `body`.
  Progress feed(std::string_view& input, std::string& body);
  [[nodiscard]] FramingError error() const { return error_; }

 private:
  enum class Part { size, data, data_end, trailer };

  Progress fail(int status, std::string_view reason);
  // A line of at most `bytes_max` with its CRLF; done when line_ holds it, without the CRLF.
  Progress read_line(std::string_view& input, std::size_t bytes_max);
  Progress size_line(std::size_t body_bytes);
  Progress end_of_line(std::size_t body_bytes);

  std::size_t body_bytes_max_;
  Part part_ = Part::size;
  std::string line_;
  std::size_t chunk_bytes_left_ = 0;
  std::size_t trailer_bytes_ = 0;
  FramingError error_;
};

}  // namespace sfn::http
