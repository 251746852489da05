#include "server/integrations/secret.h"

#include <openssl/crypto.h>

namespace sfn::integrations {

Secret::~Secret() {
  text_.resize(text_.capacity());  // also what an earlier, longer text has left
  OPENSSL_cleanse(text_.data(), text_.size());
}

}  // namespace sfn::integrations
