#include <fstream>
#include <thread>

#include <doctest/doctest.h>
#include <httplib.h>
#include <openssl/pem.h>

#include "tests/server/outgoing_support.h"
#include "tests/storage/temporary_folder.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;
using namespace sfn::integrations::test;

// An HTTPS server for `localhost` with a certificate that only `ca_file` makes trustworthy.
class TlsServer {
 public:
  TlsServer() : certificate_(make_certificate("localhost")) {
    write(ca_file(), certificate_.certificate);
    write(folder_.path() / "key.pem", certificate_.key);
    server_.emplace(ca_file().c_str(), (folder_.path() / "key.pem").c_str());
    REQUIRE(server_->is_valid());
    server_->Post("/echo", [](const httplib::Request& request, httplib::Response& response) {
      response.set_content(request.body, "application/json");
    });
    port_ = server_->bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_->listen_after_bind(); });
    REQUIRE(eventually([this] { return server_->is_running(); }));
  }
  ~TlsServer() {
    server_->stop();
    thread_.join();
  }

  [[nodiscard]] std::string ca_file() const { return folder_.path() / "certificate.pem"; }
  [[nodiscard]] std::string url(const std::string& host) const {
    return "https://" + host + ":" + std::to_string(port_) + "/echo";
  }

 private:
  static void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path) << text;
  }

  sfn::test::TemporaryFolder folder_;
  Certificate certificate_;
  std::optional<httplib::SSLServer> server_;
  int port_ = 0;
  std::thread thread_;
};

HttpRequest echo(std::string url, std::string body) {
  auto request = post(std::move(url), std::move(body));
  request.allow_plain_http = false;
  return request;
}

}  // namespace

TEST_CASE("a server is called over TLS when its certificate is trusted and names it") {
  const TlsServer server;
  HttpClient client({.ca_file = server.ca_file()});
  const std::string body(1u << 20, 'x');
  for (int i = 0; i < 3; ++i) {
    const auto response = response_of(client, echo(server.url("localhost"), body));
    CHECK(response.status == 200);
    CHECK(response.body == body);
  }
  CHECK(client.statistics().connected == 1);
}

TEST_CASE("a certificate that nobody vouches for, or of another name, is refused before anything is sent") {
  const TlsServer server;
  HttpClient strangers;
  const auto unknown = failure_of(strangers, echo(server.url("localhost"), "x"));
  CHECK(unknown.kind == HttpFailureKind::Tls);
  CHECK_FALSE(unknown.maybe_delivered);

  HttpClient client({.ca_file = server.ca_file()});
  const auto other_name = failure_of(client, echo(server.url("127.0.0.1"), "x"));
  CHECK(other_name.kind == HttpFailureKind::Tls);
  CHECK_FALSE(other_name.maybe_delivered);
}

TEST_CASE("a server that speaks plain HTTP where TLS is expected is refused") {
  RawServer server([](RawConnection& connection) {
    connection.send(reply_text("hello"));
    connection.wait_for_end();
  });
  HttpClient client;
  const auto failure = failure_of(client, echo("https://127.0.0.1:" + std::to_string(server.port()), "x"));
  CHECK(failure.kind == HttpFailureKind::Tls);
  CHECK_FALSE(failure.maybe_delivered);
}

TEST_CASE("a server that never finishes the TLS handshake is left after the time to connect") {
  RawServer server([](RawConnection& connection) { connection.wait_for_end(); });
  HttpClient client;
  auto request = echo("https://127.0.0.1:" + std::to_string(server.port()), "x");
  request.connect_timeout = Millis(50);
  const auto failure = failure_of(client, std::move(request));
  CHECK(failure.kind == HttpFailureKind::Connect);
  CHECK_FALSE(failure.maybe_delivered);
}
