// The one binary: parses the command line and runs the subcommand.
#include <iostream>

#include <CLI/CLI.hpp>

#include "server/version.h"

int main(int argc, char** argv) {
  CLI::App app{"Durable workflows behind the AWS Step Functions API"};
  app.require_subcommand(1);
  app.add_subcommand("version", "Print the version")->callback([] {
    std::cout << "stepwell " << sfn::version() << "\n";
  });
  CLI11_PARSE(app, argc, argv);
  return 0;
}
