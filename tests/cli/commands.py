"""Runs the command line as a person or a supervisor does, and holds them to one clear line when something is wrong."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from tests.api import support

# docs/operations.md has the same table.
EXIT_FAILURE = 1
EXIT_USAGE = 2
EXIT_IN_USE = 10
EXIT_NEWER = 11
EXIT_READ_ONLY = 12
EXIT_CORRUPT = 13
EXIT_FOREIGN = 14
EXIT_MISSING = 15
EXIT_CANNOT_LISTEN = 17


def clean_environment(more=None):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("AWS_", "STEPWELL_", "SFN_", "LAMBDA_"))}
    return kept | (more or {})


def stepwell(*words, env=None, prefix=(), timeout=60, text_input=None, cwd=None):
    """The finished process; killed and failed when it does not end."""
    command = [*prefix, support.find_binary(), *map(str, words)]
    return subprocess.run(command, env=clean_environment(env), capture_output=True, text=True, timeout=timeout,
                          input=text_input, cwd=cwd)


class CommandCase(unittest.TestCase):
    def folder(self):
        folder = tempfile.mkdtemp(prefix="stepwell-cli-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        return pathlib.Path(folder)

    def data_of_a_stopped_server(self):
        """A data folder as a server leaves it, with a finished and a waiting execution in it."""
        server = support.Server()
        self.addCleanup(shutil.rmtree, server.directory, ignore_errors=True)
        try:
            server.start()
            done = support.start(server, support.create_machine(server))
            support.wait_closed(server, done)
            support.start(server, support.create_machine(server, support.wait_machine()))
            self.assertEqual(server.stop(), 0)
        finally:
            server.kill()
        return pathlib.Path(server.data)

    def serve(self, data, *words, **options):
        """A start that is expected to end by itself."""
        return stepwell("serve", "--port", "0", "--data", data, *words, **options)

    def assert_refused(self, done, code, pattern):
        """One line on stderr that says what is wrong, nothing on stdout, and the exit code."""
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, "")
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertTrue(lines[0].startswith("stepwell: "), lines[0])
        self.assertIsNotNone(re.search(pattern, lines[0]), f"{lines[0]!r} has no {pattern!r}")
