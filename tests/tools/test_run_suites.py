"""The runner of the suites believes a suite only if its numbers and its end agree."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import run_suites  # noqa: E402


def run(script, timeout_s=20):
    with tempfile.TemporaryDirectory() as folder:
        suite = {"name": "x", "kind": "count", "command": ["/bin/sh", "-c", script], "timeout_s": timeout_s}
        return run_suites.run_suite(suite, Path("/nowhere"), Path(folder))


class Runner(unittest.TestCase):
    def test_the_summaries_of_each_kind_are_read(self):
        doctest = "[doctest] test cases:  12 |  10 passed | 2 failed | 1 skipped\n[doctest] assertions: 3 | 3 passed | 0 failed |"
        self.assertEqual(run_suites.read_doctest(doctest), (10, 2))
        self.assertEqual(run_suites.read_unittest("Ran 5 tests in 0.1s\n\nOK (skipped=2)\n"), (3, 0))
        self.assertEqual(run_suites.read_unittest("Ran 5 tests in 0.1s\n\nFAILED (failures=1, errors=2)\n"), (2, 3))
        self.assertEqual(run_suites.read_node("# tests 4\n# pass 3\n# fail 1\n"), (3, 1))
        self.assertEqual(run_suites.read_count("9 passed, 9 failed\n7 passed, 0 failed\n"), (7, 0))

    def test_a_suite_that_passes_is_counted(self):
        result = run("echo 3 passed, 0 failed")
        self.assertEqual((result.passed, result.failed), (3, 0))

    def test_a_bad_end_a_missing_summary_or_no_tests_is_a_failure(self):
        for script in ("echo 3 passed, 0 failed; exit 7", "echo fine", "echo 0 passed, 0 failed", "kill -SEGV $$"):
            with self.subTest(script=script):
                self.assertEqual(run(script).failed, 1)

    def test_a_suite_without_targets_needs_the_whole_build(self):
        self.assertEqual(run_suites.targets([{"targets": ["b", "a"]}, {"targets": ["a"]}]), ["a", "b"])
        self.assertEqual(run_suites.targets([{"targets": ["a"]}, {}]), [])

    def test_a_suite_that_hangs_is_ended_with_its_children(self):
        result = run("sleep 60 & sleep 60", timeout_s=0.2)
        self.assertEqual(result.failed, 1)
        self.assertLess(result.seconds, 10)

    def test_a_sanitizer_report_that_nobody_saw_is_a_failure(self):
        result = run('file=${ASAN_OPTIONS#*log_path=}; echo leak > "${file%%:*}.1"; echo 3 passed, 0 failed')
        self.assertEqual(result.failed, 1)
        self.assertIn("leak", result.output)


if __name__ == "__main__":
    unittest.main()
