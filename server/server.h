// Server puts the parts together: store, scheduler, writer, journal, API and HTTP front, in the order in
// which they depend on each other, and takes them apart in the reverse one. The threads of the process are
// started here.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/scheduler/storage.h"
#include "server/config.h"

namespace sfn::server {

// What the start banner tells.
struct Started {
  std::vector<std::string> addresses;
  std::string database;
  RecoveryRecord recovery;
  bool recovering = false;  // the record is what has been read so far; the log tells when that is all
};

class Server {
 public:
  // Listens, opens the store and recovers. Throws std::system_error when it can't listen, storage::OpenError
  // and StorageError from the store.
  explicit Server(const Config& config);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] const Started& started() const;
  // Serves from here on.
  void start();
  // Refuses new requests, answers what is in flight, releases polls with an empty body, closes the store.
  void stop();

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace sfn::server
