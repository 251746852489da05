// Matches is the run over all matches in a text, for $match, $replace, $split and $contains: of a regular
// expression, or of a user's function that returns matches as a regular expression does ({match, start, end,
// groups, next}). Positions of a match are counted in UTF-16 units, as JavaScript does.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/asl/jsonata/evaluator.h"

namespace sfn::asl::jsonata {

struct Match {
  std::string text;
  double start = 0;       // in UTF-16 units
  std::size_t begin = 0;  // in bytes
  std::size_t end = 0;    // in bytes; where $split goes on
  Item groups;            // an array of strings; undefined for a group that took no part
  Item object = {};       // as the user's function returned it
};

class Matches {
 public:
  // Borrows the evaluator and the text. Precondition: `function` is one.
  Matches(Evaluator& evaluator, const Item& function, const Value& text);

  // Goes to the next match, at first the first; false when there is none.
  bool next();
  [[nodiscard]] const Match& match() const { return match_; }
  // What a regular expression would return for this match.
  [[nodiscard]] Item object() const;

 private:
  bool next_of_function(const Item& returned);

  Evaluator& evaluator_;
  Item function_;  // of a user's function: the one that gives the next match
  const Value& text_;
  const Syntax* regex_ = nullptr;
  Match match_;
  bool started_ = false;
  std::size_t byte_ = 0;  // where the search goes on, in both counts
  std::size_t unit_ = 0;
};

// What a regular expression returns when it is called with (text, from) like a function, and what the `next`
// of its result returns.
[[nodiscard]] Item matcher_result(Evaluator& evaluator, const Syntax& regex,
                                  const std::vector<Item>& arguments);
[[nodiscard]] Item next_matcher_result(Evaluator& evaluator, const NextMatchCall& call);

}  // namespace sfn::asl::jsonata
