// What evaluating expressions costs in units of work, and how complex an expression may be. A unit is about
// 10 ns of the machine that Stepwell is measured on (2 cores, -O2): 100,000 units a millisecond. Measured on
// documents of 262,144 bytes: `[1,1,...]` takes 1.8 ms to read, `[[1],[1],...]` 7, records of five members 1;
// `$..*` over 131,072 numbers takes 2 ms, `$[*]` over 65,536 arrays 1.6; a filter takes 7 ns an item beside
// what its operands cost; printing takes 0.4 to 1.4 ms.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/value/json.h"

namespace sfn::asl::limits {

// What a state may spend unless a setting says otherwise: 4 ms. A list of 131,072 numbers, the largest a
// payload can hold, is just read, searched by `$..*` and printed again for this.
inline constexpr std::int64_t kStateWork = 400'000;

// A node of a document is visited for one unit; one that other values share is handed on for another,
// whatever is below it. Walking over a whole value, as comparing does, costs each of its nodes.
inline constexpr std::int64_t kSharedNodeWork = 1;
inline constexpr std::int64_t kWalkedNodeWork = 1;
// Text that is compared or copied, by its length.
inline constexpr std::int64_t kBytesPerWork = 16;
// A byte that a pattern is looked for in, or that a pattern consists of.
inline constexpr std::int64_t kSearchedByteWork = 1;
// A regular expression costs so much a text, and for each byte a part that is the same for all and one that
// grows with its instructions: RE2 falls back to following all of them at once where its table of states
// would grow too large.
inline constexpr std::int64_t kRegexWork = 4;
inline constexpr std::int64_t kRegexBase = 16;
inline constexpr std::int64_t kRegexPerWork = 64;
// JSON text that is written from values.
inline constexpr std::int64_t kJsonBytesPerWork = 4;
// JSON text that is read into values: an array or object, a string, any other element, and each byte.
inline constexpr std::int64_t kReadContainerWork = 8;
inline constexpr std::int64_t kReadStringWork = 3;
inline constexpr std::int64_t kReadElementWork = 1;
inline constexpr std::int64_t kReadBytesPerWork = 32;

// Of a document that a message shows: a cause has room for 32,768 characters of four bytes.
inline constexpr std::size_t kShownBytesMax = 131'072;

// Steps of one path, those of its filters included: bounds recursion and what a definition can make of 1 MiB.
inline constexpr int kPathStepsMax = 256;
// Intrinsic functions in one field (AWS): bounds the recursion of parser and evaluation.
inline constexpr int kIntrinsicCallsMax = 10;

// Parentheses, negations, lists and filters within filters: bounds the recursion of parser and evaluation.
inline constexpr int kFilterNestingMax = 32;

}  // namespace sfn::asl::limits

namespace sfn::asl {

// How deep things may stand inside each other: arrays and objects in a payload or a definition, Parallel and
// Map states. AWS publishes no figures; these keep recursion and locations small.
struct Nesting {
  int json = kJsonDepthMax;
  int branches = 50;
};
// What settings may raise that to. What was accepted once is read up to here, so that lowering one loses
// nothing.
inline constexpr Nesting kNestingCeiling{.json = kJsonDepthCeiling, .branches = 200};

}  // namespace sfn::asl
