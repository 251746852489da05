#include "engine/scheduler/task_token.h"

#include <doctest/doctest.h>

#include "engine/value/digest.h"

using namespace sfn;

namespace {

const std::string kKey(32, 'k');
const TaskToken kToken{ExecutionId(1'234'567'890'123), Seq(42), base64url_encode("sixteen bytes ..")};

}  // namespace

TEST_CASE("a token carries its execution, task and nonce through") {
  const std::string text = make_task_token(kToken, kKey);
  CHECK(text.size() <= 1024);  // the shape of old clients
  const auto read = read_task_token(text, kKey);
  REQUIRE(read);
  CHECK(read->execution == kToken.execution);
  CHECK(read->task == kToken.task);
  CHECK(read->nonce == kToken.nonce);
}

TEST_CASE("a token with any character altered, cut or added is none") {
  const std::string text = make_task_token(kToken, kKey);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string altered = text;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(read_task_token(altered, kKey));
    CHECK_FALSE(read_task_token(text.substr(0, i), kKey));
  }
  CHECK_FALSE(read_task_token(text + "A", kKey));
  CHECK_FALSE(read_task_token(text + "=", kKey));
  CHECK_FALSE(read_task_token("not a token", kKey));
}

TEST_CASE("a token of another store is none") {
  CHECK_FALSE(read_task_token(make_task_token(kToken, kKey), std::string(32, 'l')));
}
