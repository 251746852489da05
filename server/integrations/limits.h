// Every limit of what goes out, in one place: how many at once, how long, how large, with AWS's figure or the
// reason. They are the defaults of the options of HttpClient and CommandRunner; a setting may change what is
// an option there. Constants only.
#pragma once

#include <cstddef>

#include "engine/value/time.h"

namespace sfn::integrations {

// --- HTTP ---

// A connection costs about 40 KiB and, while its host is looked up, a thread of libcurl.
inline constexpr std::size_t kHttpConnectionsMax = 256;
// One host does not keep the others waiting.
inline constexpr std::size_t kHttpConnectionsPerHostMax = 128;
// Requests that wait for a connection; one more is refused at once.
inline constexpr std::size_t kHttpQueuedMax = 10'000;
// AWS gives an HTTP task 60 s, whatever its definition says.
inline constexpr Millis kHttpTimeout{60'000};
inline constexpr Millis kHttpConnectTimeout{10'000};
// A synchronous Lambda reply may have 6 MB and is the largest that any task takes.
inline constexpr std::size_t kHttpResponseBytesMax = 6u << 20;
// All header lines of a reply together, interim replies included.
inline constexpr std::size_t kHttpHeaderBytesMax = 64u << 10;
inline constexpr std::size_t kHttpUrlBytesMax = 64u << 10;
// A form repeats the names above a value with each value, so that it may be far longer than its payload.
inline constexpr std::size_t kHttpFormBytesMax = 1u << 20;
// An idle connection is not used again after this: common servers hang up after 5 s, and a request that
// crosses the hanging up is lost.
inline constexpr Millis kHttpIdleMax{4'000};

// --- Commands ---

inline constexpr std::size_t kCommandsMax = 16;
inline constexpr std::size_t kCommandsQueuedMax = 10'000;
// The longest that a Lambda function may take.
inline constexpr Millis kCommandTimeout{900'000};
// Between SIGTERM and SIGKILL.
inline constexpr Millis kCommandKillDelay{2'000};
inline constexpr std::size_t kCommandOutputBytesMax = 6u << 20;
// What is kept of the end of stderr: the longest cause is 32,768 characters.
inline constexpr std::size_t kCommandErrorBytesKept = 32'768;

// --- Connections ---

inline constexpr std::size_t kConnectionsFileBytesMax = 1u << 20;
inline constexpr std::size_t kOAuthReplyBytesMax = 64u << 10;
inline constexpr Millis kOAuthTimeout{20'000};
// A token is fetched anew this long before it ends, so that it lasts for the call that it is fetched for.
inline constexpr Millis kOAuthMargin{60'000};
// How long a token is used whose reply does not say.
inline constexpr Millis kOAuthLifeUnstated{300'000};
// Calls that wait for a token of one connection.
inline constexpr std::size_t kOAuthWaitingMax = 10'000;

}  // namespace sfn::integrations
