#include "server/http/chunked_decoder.h"

#include <algorithm>
#include <charconv>

namespace sfn::http {
namespace {

constexpr std::size_t kSizeLineBytesMax = 256;
constexpr std::size_t kTrailerBytesMax = 8 * 1024;
constexpr std::size_t kSizeDigitsMax = 8;

}  // namespace

ChunkedDecoder::Progress ChunkedDecoder::fail(int status, std::string_view reason) {
  error_ = {.status = status, .reason = reason};
  return Progress::error;
}

ChunkedDecoder::Progress ChunkedDecoder::feed(std::string_view& input, std::string& body) {
  while (!input.empty()) {
    if (part_ == Part::data) {
      const std::size_t bytes = std::min(chunk_bytes_left_, input.size());
      body.append(input.substr(0, bytes));
      input.remove_prefix(bytes);
      chunk_bytes_left_ -= bytes;
      if (chunk_bytes_left_ == 0) part_ = Part::data_end;
      continue;
    }
    const std::size_t line_bytes_max = part_ == Part::size       ? kSizeLineBytesMax
                                       : part_ == Part::data_end ? 2
                                                                 : kTrailerBytesMax - trailer_bytes_;
    Progress progress = read_line(input, line_bytes_max);
    if (progress == Progress::done) progress = end_of_line(body.size());
    if (progress != Progress::need_more) return progress;
  }
  return Progress::need_more;
}

ChunkedDecoder::Progress ChunkedDecoder::read_line(std::string_view& input, std::size_t bytes_max) {
  const std::size_t line_feed = input.find('\n');
  const bool whole = line_feed != std::string_view::npos;
  const std::size_t bytes = whole ? line_feed + 1 : input.size();
  if (line_.size() + bytes > bytes_max) return fail(400, "A chunk of the body is malformed");
  line_.append(input.substr(0, bytes));
  input.remove_prefix(bytes);
  if (!whole) return Progress::need_more;
  if (!line_.ends_with("\r\n")) return fail(400, "A line of the chunked body does not end with CRLF");
  line_.resize(line_.size() - 2);
  return Progress::done;
}

ChunkedDecoder::Progress ChunkedDecoder::end_of_line(std::size_t body_bytes) {
  Progress progress = Progress::need_more;
  switch (part_) {
    case Part::size: progress = size_line(body_bytes); break;
    case Part::data: break;
    case Part::data_end:  // at most two bytes that end with CRLF: the line is empty
      part_ = Part::size;
      break;
    case Part::trailer:
      trailer_bytes_ += line_.size() + 2;
      if (line_.empty()) return Progress::done;
      if (!is_field_line(line_)) return fail(400, "A trailer field is malformed");
      break;
  }
  line_.clear();
  return progress;
}

ChunkedDecoder::Progress ChunkedDecoder::size_line(std::size_t body_bytes) {
  const std::string_view digits = std::string_view(line_).substr(0, line_.find(';'));
  const std::string_view extension = std::string_view(line_).substr(digits.size());
  std::size_t size = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
  if (status != std::errc() || end != digits.data() + digits.size() || digits.size() > kSizeDigitsMax)
    return fail(400, "The size of a chunk is malformed");
  if (std::any_of(extension.begin(), extension.end(),
                  [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; }))
    return fail(400, "The extension of a chunk is malformed");
  if (size > body_bytes_max_ - body_bytes) return fail(413, "The request body is too large");
  chunk_bytes_left_ = size;
  part_ = size == 0 ? Part::trailer : Part::data;
  return Progress::need_more;
}

}  // namespace sfn::http
