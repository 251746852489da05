// Joins states to a machine: a chain in which choice rules and catchers jump forward, now and then backward,
// or to states of their own beside the chain; and to the machines inside Parallel and Map states.
#pragma once

#include "tests/property/state_maker.h"

namespace sfn::property {

class MachineMaker {
 public:
  // `states` bounds how many there are in all.
  MachineMaker(Random& random, Features features, Interpreter& interpreter, int states)
      : random_(random),
        features_(features),
        interpreter_(interpreter),
        states_(random, features, interpreter),
        left_(states) {}

  Value machine(const Sample& sample);

 private:
  struct Chain {
    std::string start_at;
    std::vector<std::string> names;
    std::size_t at = 0;
    std::vector<std::pair<std::string, Value>> beside;  // with a sample of their input
    Value states = Value::object();
  };

  std::string fresh_name();
  void fill_chain(Chain& chain, const Sample& sample);
  void fill_beside(Chain& chain, const Sample& sample);
  // States before the chain that run three times; what the chain gets after them in the sample.
  Value add_loop(Chain& chain, const Sample& sample);
  Value inner_state(Chain& chain, const std::string& name, const Sample& sample);
  Value end_state(const std::string& name, const Sample& sample);
  Value with_handlers(Value state, Chain* chain, const std::string& name, const Sample& sample);
  Target target_in(Chain& chain);

  static constexpr int kDepthMax = 3;

  Random& random_;
  Features features_;
  Interpreter& interpreter_;
  StateMaker states_;
  int left_;
  int named_ = 0;
};

}  // namespace sfn::property
