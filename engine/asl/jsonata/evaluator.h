// Evaluator is one evaluation of an expression: it walks the syntax tree, owns the Heap of what comes into
// being, and counts what that costs. Every walk that can go deep passes a Level. Its parts are in several
// files: evaluate_path.cpp (paths, steps, predicates), evaluate_operators.cpp, evaluate_calls.cpp,
// evaluate_group.cpp (grouping, sorting), evaluate_transform.cpp. Throws Failure. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/asl/jsonata/ast.h"
#include "engine/asl/jsonata/build.h"
#include "engine/asl/jsonata/builtin.h"
#include "engine/asl/jsonata/expression.h"
#include "engine/asl/jsonata/function.h"
#include "engine/asl/jsonata/heap.h"
#include "engine/asl/jsonata/item.h"

namespace sfn::asl::jsonata {

// In units of WorkMeter (about 10 ns).
inline constexpr std::int64_t kNodeWork = 5;     // an expression evaluated
inline constexpr std::int64_t kElementWork = 2;  // an element or member visited, copied or made
inline constexpr std::int64_t kStringWork = 4;   // a string made, beside its bytes
inline constexpr std::int64_t kMemberWork = 10;  // a member put into an object, or a small node made
inline constexpr std::int64_t kCallWork = 10;    // a function called

class Evaluator {
 public:
  Evaluator(const Environment& environment, Budget budget) : environment_(environment), budget_(budget) {}

  // Of the whole expression; `input` undefined or JSON.
  Item run(const Syntax& syntax, const Item& input);

  Item evaluate(const Syntax& syntax, const Item& input, Frame& frame);
  // Calls a function from within the library, without a context.
  Item call(const Item& function, std::vector<Item> arguments);

  // The value of a member, of all objects in an array, of arrays in it.
  Item lookup(const Item& input, std::string_view name);
  // JSONata's truth: undefined is false.
  bool truth(const Item& item);
  bool equal(const Item& a, const Item& b);
  // As $string prints it; `indent` puts each member on a line.
  std::string text_of(const Item& item, bool indent = false);
  // As messages show it: JSON text, or `undefined`.
  std::string shown(const Item& item);
  // A copy of the item that shares no node with it, as JSON text would be read back.
  Item clone(const Item& item);
  // A copy of what the expression built; JSON and functions are shared.
  Item clone_structure(const Item& item);
  // The item as JSON: functions are empty strings or refused, members that are undefined are left out.
  Value to_value(Item item);
  // A number that is one: infinity fails, NaN is none.
  static bool is_numeric(const Item& item);

  Item array(std::vector<Item> elements, std::uint8_t marks = 0) {
    spend(kMemberWork + static_cast<std::int64_t>(elements.size()) * kElementWork);
    return make_array(heap_, std::move(elements), marks);
  }
  Item sequence(std::vector<Item> elements, std::uint8_t marks = 0) {
    spend(kMemberWork + static_cast<std::int64_t>(elements.size()) * kElementWork);
    return make_sequence(heap_, std::move(elements), marks);
  }
  Item string(std::string text) {
    spend(kStringWork);
    spend_text(text.size());
    return make_string(std::move(text));
  }

  void spend(std::int64_t units) {
    if (!budget_.meter.spend(units)) out_of_work();
  }
  // What a member of that name costs whoever puts it into an object.
  void spend_member(std::string_view name) {
    spend(kMemberWork + static_cast<std::int64_t>(name.size()) / limits::kBytesPerWork);
  }
  // What the signature looks at in the arguments.
  void spend_check(const Signature& signature, const std::vector<Item>& arguments) {
    spend(static_cast<std::int64_t>(signature.elements_checked(arguments)));
  }
  void spend_text(std::size_t bytes) { spend(1 + static_cast<std::int64_t>(bytes) / limits::kBytesPerWork); }
  // One level deeper for as long as it lives.
  class Level {
   public:
    explicit Level(Evaluator& evaluator) : evaluator_(evaluator) {
      if (++evaluator_.depth_ > evaluator_.budget_.depth_max) too_deep();
    }
    ~Level() { --evaluator_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    void too_deep();
    Evaluator& evaluator_;
  };

  [[nodiscard]] Heap& heap() { return heap_; }
  [[nodiscard]] WorkMeter& meter() { return budget_.meter; }
  [[nodiscard]] const Environment& environment() const { return environment_; }

 private:
  // The stream of items between two steps: one that is not spread, or the elements of an array.
  struct Stream {
    Item item;
    bool single = true;
    [[nodiscard]] std::size_t length() const { return single ? 1 : item.length(); }
    [[nodiscard]] Item operator[](std::size_t index) const { return single ? item : item[index]; }
  };

  [[noreturn]] void out_of_work();
  Ref<Frame> frame_in(Frame& enclosing);
  void bind(Frame& frame, std::string_view name, Item item);
  // What the name is bound to; null when it is not.
  const Item* find(const Frame& frame, std::string_view name);
  Ref<Frame> frame_of_tuple(Frame& enclosing, const Item& tuple);

  Item evaluate_node(const Syntax& syntax, const Item& input, Frame& frame);
  Item variable(const Syntax& syntax, const Item& input, Frame& frame);
  // The function of the library that a call names, unless something hides it.
  const Builtin* builtin_of(const Syntax& procedure, Frame& frame);
  Item block(const Syntax& syntax, const Item& input, Frame& frame);
  Item condition(const Syntax& syntax, const Item& input, Frame& frame);

  // evaluate_path.cpp
  Item path(const Syntax& syntax, const Item& input, Frame& frame);
  bool step(const Syntax& step, Stream& stream, bool last, Frame& frame);
  std::vector<Item> step_all(const Syntax& step, const Item& array, Frame& frame);
  Item step_item(const Syntax& step, const Item& item, Frame& frame);
  Item tuple_path(const Syntax& syntax, const Stream& input, std::size_t first, Frame& frame);
  std::vector<Item> tuple_step(const Syntax& step, const std::vector<Item>& tuples, Frame& frame);
  void add_tuples(const Syntax& step, const Item& tuple, const Item& result, std::vector<Item>& tuples);
  std::vector<Item> tuple_stages(const Syntax& step, std::vector<Item> tuples, Frame& frame);
  std::vector<Item> sorted_tuples(const Syntax& step, const Item& sorted);
  Item finish_path(const Syntax& syntax, Item result, const Item& grouped, Frame& frame);
  Item filter(const Syntax& predicate, const Item& input, Frame& frame);
  // Whether the predicate's result picks the item, and how often.
  std::size_t picks(const Item& result, std::size_t index, std::size_t length);
  Item wildcard(const Item& input);
  Item descendants(const Item& input);
  void descend(const Item& item, std::vector<Item>& found);
  void flatten(const Item& item, std::vector<Item>& flat);

  // evaluate_operators.cpp
  Item binary(const Syntax& syntax, const Item& input, Frame& frame);
  Item operate(const Syntax& syntax, const Item& left, const Item& right);
  Item arithmetic(Operator op, const Item& left, const Item& right);
  Item compare(Operator op, const Item& left, const Item& right);
  Item range(const Item& left, const Item& right);
  bool includes(const Item& left, const Item& right);
  Item negate(const Syntax& syntax, const Item& input, Frame& frame);
  Item array_constructor(const Syntax& syntax, const Item& input, Frame& frame);

  // evaluate_group.cpp
  Item group(const std::vector<Pair>& pairs, std::size_t position, const Item& input, Frame& frame);
  Item group_single(const std::vector<Pair>& pairs, std::size_t position, const Item& input, Frame& frame);
  Item sort(const Syntax& syntax, const Item& input, Frame& frame);

  // evaluate_transform.cpp
  Item transform(const TransformCall& call, const Item& input);
  void update(const Syntax& syntax, const Item& match, Frame& frame);
  void remove(const Syntax& syntax, const Item& match, Frame& frame);

  // evaluate_calls.cpp
  friend struct Caller;
  Item call_expression(const Syntax& syntax, const Item& input, Frame& frame, const Item* first);
  Item partial(const Syntax& syntax, const Item& input, Frame& frame);
  Item chain(const Syntax& syntax, const Item& input, Frame& frame);
  Item lambda(const Syntax& syntax, const Item& input, Frame& frame);
  std::vector<Item> arguments_of(const Syntax& syntax, const Item& input, Frame& frame, const Item* first);
  // A site is the call in the text, if there is one.
  Item apply(const Item& function, std::vector<Item> arguments, const Item& context, const Syntax* site);
  Item apply_once(const Item& function, std::vector<Item> arguments, const Item& context);
  Item apply_lambda(const Lambda& lambda, std::vector<Item> arguments, const Item& context);
  Item apply_partial(const PartialCall& partial, const std::vector<Item>& arguments, const Item& context);
  Item apply_host(const HostFunction& function, std::vector<Item> arguments, const Item& context);

  void print(const Item& item, bool indent, int level, std::string& out);

  const Environment& environment_;
  Budget budget_;
  int depth_ = 0;
  Heap heap_;
  Ref<Frame> root_;
};

}  // namespace sfn::asl::jsonata
