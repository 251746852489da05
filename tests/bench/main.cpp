// stepwell_bench loads a running server on this machine for a given time and prints calls a second and
// latencies. Ends with 1 when a call failed, so that a script can rely on the numbers.
#include <iostream>

#include <CLI/CLI.hpp>

#include "tests/bench/load.h"

int main(int argc, char** argv) {
  using namespace sfn::bench;
  CLI::App app{"Loads a Stepwell server on 127.0.0.1"};
  std::uint16_t port = 8083;
  std::string name = "start";
  int seconds = 10;
  bool json = false;
  bool announce = false;
  Sizes sizes;
  app.add_option("--port", port, "Port of the server")->capture_default_str();
  app.add_option(
         "--workload", name,
         "start: executions of one state; chain: of several; activity: a task each, and workers; mixed: all "
         "of "
         "these and reads; polls: parked polls, and starts meanwhile; finish: chains until they have "
         "succeeded; roundtrips: workers alone, on tasks that come again; describe and list: reads of a "
         "file of stepwell_make_parked")
      ->check(CLI::IsMember(
          {"start", "chain", "activity", "mixed", "polls", "finish", "roundtrips", "describe", "list"}))
      ->capture_default_str();
  app.add_option("--seconds", seconds, "How long")->check(CLI::Range(1, 86'400))->capture_default_str();
  app.add_option("--connections", sizes.connections, "Connections, one call in flight on each")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  app.add_option("--polls", sizes.polls, "Parked polls (polls)")
      ->check(CLI::Range(0, 50'000))
      ->capture_default_str();
  app.add_option("--activities", sizes.activities, "Activities they are spread over (polls)")
      ->check(CLI::Range(1, 1'000))
      ->capture_default_str();
  app.add_option("--states", sizes.states, "States of a chain")
      ->check(CLI::Range(1, 200))
      ->capture_default_str();
  app.add_option("--open", sizes.open, "Open executions (roundtrips)")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--machine", sizes.machine, "State machine that is read (describe, list)")
      ->capture_default_str();
  app.add_option("--executions", sizes.executions, "How many it has, named MACHINE-1 and so on (describe)")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_flag("--json", json, "Print JSON instead of a table");
  app.add_flag("--announce", announce,
               "Print a line to stderr when everything is set up and the load begins");
  CLI11_PARSE(app, argc, argv);
  try {
    const Results results = run_load(port, *workload_of(name), sizes, std::chrono::seconds(seconds), [&] {
      if (announce) std::cerr << "loading" << std::endl;
    });
    std::cout << (json ? as_json(results) : as_table(results));
    return results.error_count() == 0 ? 0 : 1;
  } catch (const ConnectionError& error) {
    std::cerr << "stepwell_bench: " << error.what() << "\n";
    return 2;
  }
}
