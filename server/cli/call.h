// `stepwell call`: one call of the API from a shell, for machines without the AWS CLI. Members are given as
// NAME=TEXT, NAME=@FILE (the file's text) or NAME:=JSON.
#pragma once

#include <string>
#include <vector>

namespace sfn::cli {

// The request's JSON text. Throws std::runtime_error with one line about the member that is wrong.
[[nodiscard]] std::string request_of(const std::vector<std::string>& members);

// Prints the reply's body and returns the exit code.
int call_operation(const std::string& endpoint_url, const std::string& operation,
                   const std::vector<std::string>& members);

}  // namespace sfn::cli
