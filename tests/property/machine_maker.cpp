#include "tests/property/machine_maker.h"

#include <algorithm>

#include "tests/property/loop_maker.h"

namespace sfn::property {
namespace {

// What the state puts out in the sample; absent where it fails.
std::optional<Value> run(Interpreter& interpreter, const std::string& name, const Value& state,
                         const Sample& sample) {
  try {
    return interpreter.run_state(name, state, sample.input, sample.place).output;
  } catch (const Failed&) {
    return std::nullopt;
  } catch (const Undetermined&) {
    return std::nullopt;
  }
}

bool ends_by_itself(const Value& state) {
  const std::string type = state.at("Type").get<std::string>();
  return type == "Succeed" || type == "Fail";
}

}  // namespace

std::string MachineMaker::fresh_name() {
  static const std::vector<std::string> kWords = {"Step ", "step_", "Größe "};
  return random_.pick(kWords) + std::to_string(++named_);
}

Value MachineMaker::machine(const Sample& sample) {
  Chain chain;
  const int longest = std::clamp(left_, 1, sample.depth == 0 ? 6 : 3);
  for (auto n = random_.between(1, longest); n > 0; --n)
    chain.names.push_back(fresh_name());
  left_ -= static_cast<int>(chain.names.size());
  chain.start_at = chain.names.front();
  Sample here = sample;
  if (random_.percent(8)) here.input = add_loop(chain, sample);
  fill_chain(chain, here);
  fill_beside(chain, here);
  Value machine = Value::object();
  machine["StartAt"] = chain.start_at;
  machine["States"] = std::move(chain.states);
  return machine;
}

Value MachineMaker::add_loop(Chain& chain, const Sample& sample) {
  const Loop loop = make_loop(random_, features_, sample.depth, chain.names.front(), fresh_name());
  chain.start_at = loop.start_at;
  for (const auto& [name, state] : loop.states.items())
    chain.states[name] = state;
  Value alone = Value::object();
  alone["StartAt"] = loop.start_at;
  alone["States"] = chain.states;
  alone["States"][chain.names.front()] = Value{{"Type", "Succeed"}};
  try {
    return interpreter_.run_machine(alone, sample.input, sample.place);
  } catch (const Failed&) {
    return sample.input;
  }
}

void MachineMaker::fill_chain(Chain& chain, const Sample& sample) {
  Sample here = sample;
  for (; chain.at < chain.names.size(); ++chain.at) {
    const std::string name = chain.names[chain.at];
    const bool last = chain.at + 1 == chain.names.size();
    Value state;
    std::optional<Value> output;
    // A chain that always fails at its head would hide the rest.
    for (int tries = 0; !output && tries < 3; ++tries) {
      const auto beside = chain.beside.size();
      state = last ? end_state(name, here) : inner_state(chain, name, here);
      const std::string type = state.at("Type").get<std::string>();
      if (type == "Task" || type == "Parallel" || type == "Map")
        state = with_handlers(std::move(state), &chain, name, here);
      output = run(interpreter_, name, state, here);
      if (!output && tries < 2 && random_.percent(85))
        chain.beside.resize(beside);
      else
        break;
    }
    if (!last && !state.contains("Choices")) state["Next"] = chain.names[chain.at + 1];
    if (last && !ends_by_itself(state)) state["End"] = true;
    chain.states[name] = std::move(state);
    if (output) here.input = std::move(*output);
  }
}

// States that only rules and catchers lead to.
void MachineMaker::fill_beside(Chain& chain, const Sample& sample) {
  for (const auto& [name, input] : chain.beside) {
    const Sample here{input, sample.place, sample.depth};
    Value state = random_.percent(25) ? states_.fail(name, here) : end_state(name, here);
    if (!ends_by_itself(state)) state["End"] = true;
    chain.states[name] = std::move(state);
  }
}

Target MachineMaker::target_in(Chain& chain) {
  return [this, &chain](const Value& input) {
    const bool last = chain.at + 1 == chain.names.size();
    if (random_.percent(3)) return chain.names[random_.below(chain.at + 1)];
    if (!last && random_.percent(60))
      return chain.names[chain.at + 1 + random_.below(chain.names.size() - chain.at - 1)];
    if (chain.beside.size() == 2) return random_.pick(chain.beside).first;
    chain.beside.emplace_back(fresh_name(), input);
    return chain.beside.back().first;
  };
}

Value MachineMaker::inner_state(Chain& chain, const std::string& name, const Sample& sample) {
  const auto inner = [this](const Sample& inside) { return machine(inside); };
  const bool deeper = sample.depth < kDepthMax && left_ > 0;
  const auto kind = random_.below(100);
  if (kind < 22) {
    Value state = states_.choice(name, sample, target_in(chain));
    state["Default"] = chain.names[chain.at + 1];
    return state;
  }
  if (kind < 45) return states_.task(name, sample);
  if (kind < 52) return states_.wait(name, sample);
  if (kind < 65 && deeper) return states_.parallel(name, sample, inner);
  if (kind < 80 && deeper && features_.map) return states_.map(name, sample, inner);
  return states_.pass(name, sample);
}

Value MachineMaker::end_state(const std::string& name, const Sample& sample) {
  const auto inner = [this](const Sample& inside) { return machine(inside); };
  const bool deeper = sample.depth < kDepthMax && left_ > 0;
  const auto kind = random_.below(100);
  if (kind < 10) return states_.succeed(name, sample);
  if (kind < 15) return states_.fail(name, sample);
  if (kind < 40) return states_.task(name, sample);
  if (kind < 45) return states_.wait(name, sample);
  if (kind < 57 && deeper) return states_.parallel(name, sample, inner);
  if (kind < 70 && deeper && features_.map) return states_.map(name, sample, inner);
  return states_.pass(name, sample);
}

Value MachineMaker::with_handlers(Value state, Chain* chain, const std::string& name, const Sample& sample) {
  if (random_.percent(45)) states_.add_retry(state);
  if (random_.percent(50)) states_.add_catch(state, name, sample, target_in(*chain));
  return state;
}

}  // namespace sfn::property
