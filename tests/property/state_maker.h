// Makes single states; machine_maker.h joins them to machines. A state is written in the order in which its
// data flows: each path and template for a sample of what it will see, which the interpreter computes from
// the fields before it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/property/generator.h"
#include "tests/property/path_picker.h"
#include "tests/property/template_maker.h"

namespace sfn::property {

// What a state may see, in one run that could be.
struct Sample {
  Value input;
  Place place;
  int depth = 0;  // how many Parallel and Map states are around it
};

// Where another state can go to: a state of the same machine, given a sample of what that one gets.
using Target = std::function<std::string(const Value& input)>;
// A machine inside a Parallel or Map state.
using InnerMachine = std::function<Value(const Sample& sample)>;

class StateMaker {
 public:
  StateMaker(Random& random, Features features, Interpreter& interpreter)
      : random_(random), features_(features), interpreter_(interpreter) {}

  // All without Next and End.
  Value pass(const std::string& name, const Sample& sample);
  Value task(const std::string& name, const Sample& sample);
  Value wait(const std::string& name, const Sample& sample);
  Value choice(const std::string& name, const Sample& sample, const Target& target);
  Value succeed(const std::string& name, const Sample& sample);
  Value fail(const std::string& name, const Sample& sample);
  Value parallel(const std::string& name, const Sample& sample, const InnerMachine& machine);
  Value map(const std::string& name, const Sample& sample, const InnerMachine& machine);

  void add_retry(Value& state);
  void add_catch(Value& state, const std::string& name, const Sample& sample, const Target& target);

 private:
  // Runs the state as it is; what it puts out, or anything if it fails.
  Value output_of(const std::string& name, const Value& state, const Sample& sample);
  PathPicker picker(const std::string& name, const Value& data, const Sample& sample);
  // A template filled from the data; the data itself if that fails.
  Value filled(const Value& payload_template, const std::string& name, const Value& data,
               const Sample& sample);
  TemplateMaker templates(PathPicker& picker) { return {random_, picker, features_.intrinsics}; }

  // Each gives what comes after it in the sample.
  Value add_input_path(Value& state, const std::string& name, const Sample& sample);
  Value add_parameters(Value& state, const std::string& name, const Value& data, const Sample& sample);
  void add_seconds(Value& state, PathPicker& paths, bool needed);
  void add_assign(Value& to, const std::string& name, const Value& data, const Sample& sample);
  void add_result(Value& state, const std::string& name, const Sample& sample, bool selector);
  void add_output_path(Value& state, const std::string& name, const Sample& sample);
  Value add_item_selector(Value& state, const std::string& name, const Value& data, const Value& map,
                          const Sample& sample);
  // Some that the state may fail with.
  Value error_names(const Value& state);

  Random& random_;
  Features features_;
  Interpreter& interpreter_;
};

}  // namespace sfn::property
