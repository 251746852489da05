"""`stepwell jsonata`: an expression is tried out without a server."""

import commands
from commands import CommandCase, stepwell

EXIT_UNDEFINED = 3


class Jsonata(CommandCase):
    def assert_prints(self, done, text):
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, text + "\n")

    def test_the_result_is_printed_as_json(self):
        self.assert_prints(stepwell("jsonata", "{'sum': 1 + 2, 'half': 1 / 2}"), '{"sum":3,"half":0.5}')

    def test_the_input_comes_from_a_file_or_from_standard_input(self):
        path = self.folder() / "input.json"
        path.write_text('{"a": [{"b": 1}, {"b": 2}]}')
        self.assert_prints(stepwell("jsonata", "$sum(a.b)", "--input", path), "3")
        self.assert_prints(stepwell("jsonata", "$", "--input", "-", text_input='"x"'), '"x"')

    def test_variables_are_bound_by_name(self):
        done = stepwell("jsonata", "$states.input.n + $more", "--bind", 'states={"input": {"n": 1}}',
                        "--bind", "more=2")
        self.assert_prints(done, "3")

    def test_an_undefined_result_prints_nothing_and_has_an_exit_code(self):
        done = stepwell("jsonata", "nothing")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (EXIT_UNDEFINED, "", ""))

    def test_errors_are_shown_with_their_code(self):
        for expression, said in [
            ("$abs('x')", 'T0410: Argument 1 of function "abs" does not match function signature\n'),
            ("$eval('1')", "T1006: Attempted to invoke a non-function\n"),
            ("$error('my words')", "D3137: my words\n"),
            ("1 +", "S0207: Unexpected end of expression\n"),
        ]:
            with self.subTest(expression):
                done = stepwell("jsonata", expression)
                self.assertEqual((done.returncode, done.stdout, done.stderr), (commands.EXIT_FAILURE, "", said))

    def test_an_endless_expression_ends(self):
        done = stepwell("jsonata", "($f := function(){ $f() }; $f())")
        self.assertEqual((done.returncode, done.stdout), (commands.EXIT_FAILURE, ""))
        self.assertRegex(done.stderr, r"^U1001: [^\n]+\n$")

    def test_input_that_is_no_json_and_bindings_without_a_value_are_usage_errors(self):
        for words, text in [(("--input", "-"), "{"), (("--input", "no/such/file"), None), (("--bind", "x"), None)]:
            with self.subTest(words):
                done = stepwell("jsonata", "1", *words, text_input=text)
                self.assertEqual((done.returncode, done.stdout), (commands.EXIT_USAGE, ""))
                self.assertRegex(done.stderr, r"^stepwell: [^\n]+\n$")
