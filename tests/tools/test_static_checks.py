"""Each rule of scripts/static_checks.py finds a planted violation, and nothing beside it."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import static_checks  # noqa: E402

LONG_BODY = "  f();\n" * static_checks.FUNCTION_LINES_MAX
FITTING_BODY = "  f();\n" * (static_checks.FUNCTION_LINES_MAX - 2)


def findings(rule, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return list(rule(static_checks.Tree(folder)))


class Rules(unittest.TestCase):
    # rule, file, a text that breaks it, the same made right
    PLANTED = [
        (static_checks.check_format, "engine/a.cpp", "int  x;\n", "int x;\n"),
        (static_checks.check_layers, "engine/asl/a.h", '#include "engine/execution/b.h"', '#include "engine/value/b.h"'),
        (static_checks.check_layers, "storage/a.h", '#include "server/b.h"', '#include "engine/scheduler/b.h"'),
        (static_checks.check_layers, "server/http/a.h", '#include "engine/asl/b.h"', '#include "engine/value/b.h"'),
        (
            static_checks.check_layers,
            "tests/property/interpreter/a.h",
            '#include "engine/asl/path.h"',
            '#include "engine/value/json.h"',
        ),
        (static_checks.check_engine, "engine/asl/a.cpp", "#include <thread>", "#include <vector>"),
        (static_checks.check_engine, "engine/asl/a.cpp", "#include <unistd.h>", "#include <cstdint>"),
        (static_checks.check_engine, "engine/a.cpp", "std::chrono::system_clock::now();", "// no system_clock here"),
        (static_checks.check_engine, "engine/a.cpp", "std::random_device d;", 'auto s = "random_device";'),
        (static_checks.check_libraries, "server/a.cpp", "#include <httplib.h>", "#include <curl/curl.h>"),
        (static_checks.check_libraries, "server/a.cpp", "#include <SQLiteCpp/SQLiteCpp.h>", "#include <vector>"),
        (static_checks.check_libraries, "storage/a.cpp", "#include <simdjson.h>", "#include <sqlite3.h>"),
        (static_checks.check_headers, "engine/a.h", "#pragma once", "// A.\n#pragma once"),
        (static_checks.check_headers, "tests/a.h", "int x;", "#pragma once\nint x;"),
        (static_checks.check_debug_output, "server/a.cpp", 'std::cerr << "x";', 'std::snprintf(b, n, "x");'),
        (static_checks.check_unfinished, "docs/a.md", "TO" + "DO: write this", "To do this, write that"),
        (static_checks.check_database_files, "server/a.cpp", "std::ifstream in(p);", "file.open(p);"),
        (static_checks.check_database_files, "server/a.cpp", "::open(p, 0);", "transport::open(p);"),
        (static_checks.check_machine_paths, "docs/a.md", "see /ho" + "me/me/x", "see $HOME/x"),
        (static_checks.check_scripts, "scripts/a", "#!/bin/bash\n", "echo sourced\n"),
        (
            static_checks.check_function_length,
            "engine/a.cpp",
            "namespace a {\nint C::f(int x = 3) const {\n" + LONG_BODY + "}\n}\n",
            "namespace a {\nint C::f(int x = 3) const {\n" + FITTING_BODY + "}\n}\n",
        ),
        (
            static_checks.check_function_length,
            "engine/a.cpp",
            "struct S {\n  S() : a_{1}, b_{2} {\n" + LONG_BODY + "  }\n};\n",
            "const std::vector<int> kTable = {\n" + "    f(1),\n" * 200 + "};\n",
        ),
        (
            static_checks.check_file_length,
            "engine/a.cpp",
            "int x;\n" * (static_checks.FILE_LINES_MAX + 1),
            "int x;\n" * static_checks.FILE_LINES_MAX,
        ),
    ]

    def test_a_planted_violation_is_found_once_and_its_repair_is_quiet(self):
        for rule, name, wrong, right in self.PLANTED:
            with self.subTest(rule=rule.__name__, wrong=wrong[:60]):
                self.assertEqual(len(findings(rule, {name: wrong})), 1)
                self.assertEqual(findings(rule, {name: right}), [])

    def test_every_rule_has_a_planted_violation(self):
        self.assertEqual({rule for rule, *_ in self.PLANTED}, set(static_checks.RULES))

    def test_a_finding_fails_the_run_and_is_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "engine").mkdir()
            Path(folder, "engine", "a.cpp").write_text("#include <thread>\n")
            command = [sys.executable, str(SCRIPTS / "static_checks.py"), "--count", "--root", folder]
            result = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(result.returncode, 1)
        self.assertIn("engine/a.cpp:1: engine/ may not include <thread>", result.stdout)
        self.assertTrue(result.stdout.endswith(f"{len(static_checks.RULES) - 1} passed, 1 failed\n"))


if __name__ == "__main__":
    unittest.main()
