// Limits of what one expression may cost, each with its reason. They bound time and memory on the writer
// thread, not the language: AWS's own limit (262,144 bytes of data) is reached first by anything sensible.
#pragma once

#include <cstdint>

namespace sfn::asl::limits {

// Work units of one expression (a path, or all paths of one template). A document of 262,144 bytes has up to
// 131,072 nodes; this allows to visit each of them a dozen times and to copy each once. About 20 ms.
inline constexpr std::int64_t kPathWorkMax = 2'000'000;
// A copied node costs more than a visited one, and text costs by its length: at most some 30 MiB are copied.
inline constexpr std::int64_t kCopiedNodeWork = 4;
inline constexpr std::int64_t kBytesPerWork = 16;
// JSON text that is read into values or written from them.
inline constexpr std::int64_t kJsonBytesPerWork = 2;

// Steps of one path, those of its filters included: bounds recursion and what a definition can make of 1 MiB.
inline constexpr int kPathStepsMax = 256;
// Intrinsic functions in one field (AWS): bounds the recursion of parser and evaluation.
inline constexpr int kIntrinsicCallsMax = 10;

// Parentheses, negations, lists and filters within filters: bounds the recursion of parser and evaluation.
inline constexpr int kFilterNestingMax = 32;

}  // namespace sfn::asl::limits
