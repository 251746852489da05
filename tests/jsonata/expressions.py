"""Random JSONata expressions over one document: mostly ones that give something, some that fail."""

import json

NAMES = ["order", "id", "price", "items", "n", "t", "name", "one", "deep", "obj", "k", "l", "nothing"]
TEXTS = ["a", "", "b", "x-y", "Ann", "12", "1.5e1", "é€", "true"]
NUMBERS = ["0", "1", "2", "-1", "3.7", "10", "1e3", "0.1", "-2.5", "1000000"]
BINARY = ["+", "-", "*", "/", "%", "&", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in"]
# Function, and what its arguments are: t text, n number, a array, o object, x anything, p predicate, f function.
FUNCTIONS = [
    ("sum", "a"), ("count", "a"), ("max", "a"), ("min", "a"), ("average", "a"), ("string", "x"), ("substring", "tn"),
    ("substring", "tnn"), ("substringBefore", "tt"), ("substringAfter", "tt"), ("lowercase", "t"), ("uppercase", "t"),
    ("length", "t"), ("trim", "t"), ("pad", "tm"), ("pad", "tmt"), ("contains", "tt"), ("contains", "tr"),
    ("split", "tt"), ("split", "tr"), ("join", "a"), ("join", "at"), ("replace", "ttT"), ("replace", "trT"),
    ("match", "tr"), ("number", "x"), ("abs", "n"), ("floor", "n"), ("ceil", "n"), ("round", "n"), ("round", "nm"),
    ("sqrt", "n"), ("power", "nm"), ("boolean", "x"), ("not", "x"), ("keys", "o"), ("lookup", "ok"), ("append", "xx"),
    ("exists", "x"), ("spread", "o"), ("merge", "a"), ("reverse", "a"), ("sort", "a"), ("distinct", "a"), ("zip", "aa"),
    ("type", "x"), ("map", "af"), ("filter", "ap"), ("single", "ap"), ("reduce", "ag"), ("sift", "op"), ("each", "of"),
    ("formatBase", "nm"), ("base64encode", "t"), ("encodeUrlComponent", "t"), ("formatNumber", "nq"),
    ("formatInteger", "ni"), ("fromMillis", "N"), ("fromMillis", "Nd"), ("toMillis", "t"), ("sort", "as"),
]
NUMBER_PICTURES = ["#,##0.00", "0", "#", "000.0#", "#0%", "0.0e0", "#,##0.00;(#,##0.00)", "#,##0.###"]
INTEGER_PICTURES = ["0", "000", "#,##0", "I", "i", "A", "a", "w", "Ww", "W", "1;o", "w;o"]
DATE_PICTURES = ["[Y0001]-[M01]-[D01]", "[D1o] [MNn,*-3] [Y]", "[H01]:[m01]:[s01] [P]", "[FNn] [W] [w] [d]", "[X]/[x] [F0]",
                 "[Y,2-2][MN][h][PN] [Z] [z]", "[f001] [Dwo] [YI]"]
REGEXES = ["/a/", "/[a-z]+/i", "/(\\w)(\\w)?/", "/-|n/", "/^A/", "/\\d+/"]


class Expressions:
    def __init__(self, random):
        self.random = random
        self.variables = []

    def pick(self, choices):
        return self.random.choice(choices)

    def text(self):
        return json.dumps(self.pick(TEXTS), ensure_ascii=False)

    def expression(self, depth):
        if depth <= 0:
            return self.leaf()
        kind = self.pick([self.path] * 5 + [self.call] * 5 + [self.binary] * 3 + [
            self.condition, self.array, self.object, self.block, self.filtered, self.filtered, self.sorted, self.grouped,
            self.chain, self.bound_path, self.transform, self.lambda_call, self.wildcard, self.negated])
        return kind(depth - 1)

    def leaf(self):
        choices = [self.text(), self.pick(NUMBERS), self.pick(NAMES), self.pick(NAMES), "$", "true", "null", "[]", "{}"]
        return self.pick(choices + ["$" + name for name in self.variables] * 2)

    def path(self, depth):
        steps = [self.pick(NAMES + ["$", "$$", "order.items"])]
        for _ in range(self.random.randrange(3)):
            steps.append(self.pick(NAMES + ["*", "**", "%"] + [f"({self.expression(depth)})", self.array(depth),
                                                              self.object(depth)]))
        path = steps[0]
        for step in steps[1:]:
            path += "." + step + self.pick([""] * 5 + ["[0]", "[-1]", "[]", "[n > 1]", f"[{self.expression(depth)}]"])
        return path

    def wildcard(self, depth):
        return self.pick(["*", "**", "*.*", "**.n", "obj.*", "order.*"]) + self.pick(["", "[0]", "[]", ".id"])

    def negated(self, depth):
        return f"-({self.expression(depth)})"

    def binary(self, depth):
        return f"({self.expression(depth)} {self.pick(BINARY)} {self.expression(depth)})"

    def condition(self, depth):
        otherwise = f" : {self.expression(depth)}" if self.random.random() < 0.8 else ""
        return f"({self.expression(depth)} ? {self.expression(depth)}{otherwise})"

    def array(self, depth):
        items = [self.expression(depth) for _ in range(self.random.randrange(4))]
        if self.random.random() < 0.2:
            items.append(f"{self.random.randrange(-2, 3)}..{self.random.randrange(-2, 5)}")
        return f"[{', '.join(items)}]" + self.pick([""] * 6 + ["[0]", "[1]", "[-1]"])

    def object(self, depth):
        names = self.random.sample(["a", "b", "n", "id", "k"], self.random.randrange(3))
        return "{" + ", ".join(f'"{name}": {self.expression(depth)}' for name in names) + "}"

    def block(self, depth):
        name = self.pick(["v", "w"])
        bound = f"${name} := {self.expression(depth)}"
        self.variables.append(name)
        rest = self.expression(depth)
        self.variables.pop()
        return f"({bound}; {rest})"

    def filtered(self, depth):
        return f"{self.pick(['order', 'order.items', 'deep', 'obj', 'one', '$'])}[{self.expression(depth)}]" + self.pick(
            ["", "[]", ".id", ".n", "[0]"])

    def sorted(self, depth):
        return f"{self.pick(['order', 'order.items', 'order.items.n', '[3,1,2]'])}^({self.pick(['', '<', '>'])}{self.leaf()})"

    def grouped(self, depth):
        key = self.pick(["id", "$string(n)", "$string($)", "'all'", "name", "t[0]"])
        return f"{self.pick(['order', 'order.items', 'one', 'deep'])}{{{key}: {self.expression(depth)}}}"

    def bound_path(self, depth):
        binding = self.pick(["order@$o.items", "order#$i", "order.items#$i", "order@$o.items@$p", "order.items[0]#$i",
                             "order#$i.items", "order@$o#$i"])
        names = [name for name in ("o", "p", "i") if f"${name}" in binding]
        self.variables += names
        path = f"{binding}.({self.expression(depth)})"
        if self.random.random() < 0.3:
            path = f"{binding}[{self.expression(depth)}].{self.pick(['n', 'id', '(%.id)', '$string($)'])}"
        del self.variables[-len(names):]
        return path

    def transform(self, depth):
        delete = self.pick(["", "", ", 'n'", ", ['id', 't']"])
        return f"({self.pick(['$', 'obj', 'order[0]'])} ~> |{self.pick(['order', 'items', '$', '**[n]', 'l'])}|" \
               f"{self.object(depth)}{delete}|)"

    def lambda_call(self, depth):
        self.variables.append("x")
        body = self.expression(depth)
        self.variables.pop()
        return f"(function($x){{{body}}})({self.expression(depth)})"

    def chain(self, depth):
        return f"({self.expression(depth)} ~> ${self.pick(['uppercase', 'string', 'count', 'sum', 'keys', 'type', 'reverse'])})"

    def function(self, parameters, depth):
        self.variables += parameters
        body = self.expression(depth)
        del self.variables[-len(parameters):]
        return f"function({', '.join('$' + name for name in parameters)}){{{body}}}"

    def argument(self, kind, depth):
        if kind != "T" and self.random.random() < 0.08:
            return self.expression(depth)
        return {
            "t": lambda: self.pick([self.text(), "name", "id", "'Hello World'", f"$string({self.expression(depth)})"]),
            "T": self.text,
            "n": lambda: self.pick([self.pick(NUMBERS), "price", "obj.k", "1234.567", f"$count({self.expression(depth)})"]),
            "m": lambda: self.pick(["0", "1", "2", "3", "8", "-1", "-6"]),
            "N": lambda: str(self.random.randrange(-10**12, 2 * 10**12)),
            "a": lambda: self.pick(["order", "order.price", "order.items.n", "order.id", "[3, 1, 2]", "['b', 'a']", "[]",
                                    "order.items.t", "deep", self.array(depth)]),
            "o": lambda: self.pick(["obj", "$", "order[0]", "order", self.object(depth)]),
            "k": lambda: self.pick(["'k'", "'id'", "'nothing'"]),
            "x": lambda: self.expression(depth),
            "r": lambda: self.pick(REGEXES),
            "f": lambda: self.function(self.pick([["x"], ["x", "y"], ["x", "y", "z"]]), depth),
            "p": lambda: self.function(self.pick([["x"], ["x", "y"]]), depth),
            "g": lambda: self.function(self.pick([["x", "y"], ["x", "y", "z"]]), depth),
            "s": lambda: self.pick(["function($x, $y){$x > $y}", "function($x, $y){$string($x) < $string($y)}"]),
            "q": lambda: json.dumps(self.pick(NUMBER_PICTURES)),
            "i": lambda: json.dumps(self.pick(INTEGER_PICTURES)),
            "d": lambda: json.dumps(self.pick(DATE_PICTURES)),
        }[kind]()

    def call(self, depth):
        name, kinds = self.pick(FUNCTIONS)
        return f"${name}({', '.join(self.argument(kind, depth) for kind in kinds)})"
