"""What keeps a server from starting: each has an exit code of its own and one line, and leaves the file as it was."""

import os
import pathlib
import socket
import sqlite3
import unittest

import commands
from commands import CommandCase, stepwell

from tests.api import support

ROOT = os.geteuid() == 0
# Root without capabilities is bound by permissions like everybody.
BOUND_BY_PERMISSIONS = ("setpriv", "--inh-caps=-all", "--bounding-set=-all") if ROOT else ()


def change(database, statement):
    connection = sqlite3.connect(database)
    connection.execute(statement)
    connection.commit()
    connection.close()


class StartFailures(CommandCase):
    def test_a_second_server_on_the_same_file(self):
        with support.Server() as server:
            self.assert_refused(self.serve(server.data), commands.EXIT_IN_USE, "in use by another")
            self.assertEqual(server.get("/readyz").status, 200)

    def test_a_second_server_on_the_same_file_by_another_name(self):
        with support.Server() as server:
            link = self.folder() / "link"
            link.symlink_to(server.data)
            self.assert_refused(self.serve(link), commands.EXIT_IN_USE, "in use by another")

    def test_a_file_of_a_newer_version(self):
        data = self.data_of_a_stopped_server()
        change(data / "stepwell.db", "PRAGMA user_version = 1000")
        self.assert_refused(self.serve(data), commands.EXIT_NEWER, "1000|newer|later")
        with sqlite3.connect(data / "stepwell.db") as connection:
            self.assertEqual(connection.execute("SELECT epoch FROM meta").fetchone(), (1,))
        connection.close()

    def test_a_folder_that_cannot_be_created(self):
        folder = self.folder()
        folder.chmod(0o500)
        done = self.serve(folder / "data", prefix=BOUND_BY_PERMISSIONS)
        self.assert_refused(done, commands.EXIT_READ_ONLY, "Permission denied")

    def test_a_read_only_folder_with_a_file(self):
        data = self.data_of_a_stopped_server()
        self.addCleanup(data.chmod, 0o700)
        for path in data.iterdir():
            path.chmod(0o400)
        data.chmod(0o500)
        done = self.serve(data, prefix=BOUND_BY_PERMISSIONS)
        self.assert_refused(done, commands.EXIT_READ_ONLY, "Permission denied|read.only")

    def test_a_file_where_the_folder_should_be(self):
        path = self.folder() / "data"
        path.write_text("here")
        done = self.serve(path)
        self.assert_refused(done, 16, "data")

    def test_a_port_in_use(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            done = stepwell("serve", "--port", port, "--data", self.folder() / "data")
        self.assert_refused(done, commands.EXIT_CANNOT_LISTEN, f"{port}.*in use")

    def test_an_address_of_another_machine(self):
        done = self.serve(self.folder() / "data", "--host", "192.0.2.1", "--unsafe-listen")
        self.assert_refused(done, commands.EXIT_CANNOT_LISTEN, "192.0.2.1")

    def test_an_address_that_others_reach_needs_a_word_of_its_own(self):
        for host in ("0.0.0.0", "::"):
            with self.subTest(host=host):
                done = self.serve(self.folder() / "data", "--host", host)
                self.assert_refused(done, commands.EXIT_USAGE, "--unsafe-listen")

    def test_files_of_connections_and_of_certificates_that_cannot_be_used(self):
        file = self.folder() / "connections.toml"
        file.write_text('[connections.shop]\nauthorization_type = "API_KEY"\napi_key_value = "key-of-the-shop"\n')
        for mode, wrong in ((0o644, "connections.toml: others can read or write it; chmod 600 it$"),
                            (0o600, r"connections.toml: \[connections.shop\]: api_key_name is missing$")):
            with self.subTest(wrong):
                file.chmod(mode)
                self.assert_refused(self.serve(self.folder() / "data", "--connections", file), commands.EXIT_USAGE, wrong)
        config = self.folder() / "stepwell.toml"
        for setting, wrong in (('http_ca_file = "/nowhere.pem"', "http_ca_file: /nowhere.pem can't be read$"),
                               ('http_allow_ranges = ["10.0.0.1/8"]', "http_allow_ranges is '10.0.0.1/8', expected ranges"),
                               ('http_allow_hosts = ["*"]', r"http_allow_hosts is '\*', expected names")):
            with self.subTest(setting):
                config.write_text(f"[tasks]\n{setting}\n")
                self.assert_refused(self.serve(self.folder() / "data", "--config", config), commands.EXIT_USAGE, wrong)


class DamagedFiles(CommandCase):
    def damaged(self, content):
        data = self.folder() / "data"
        data.mkdir()
        (data / "stepwell.db").write_bytes(content)
        return data

    def test_a_file_that_is_no_database(self):
        data = self.damaged(b"no database\n" * 1000)
        self.assert_refused(self.serve(data), commands.EXIT_CORRUPT, "not a database|malformed|damaged")
        self.assertEqual((data / "stepwell.db").read_bytes(), b"no database\n" * 1000)

    def test_a_database_of_another_program(self):
        data = self.damaged(b"")
        change(data / "stepwell.db", "PRAGMA application_id = 77")
        change(data / "stepwell.db", "CREATE TABLE notes (text TEXT)")
        self.assert_refused(self.serve(data), commands.EXIT_FOREIGN, "stepwell.db")

    def test_a_file_that_was_cut_off(self):
        data = self.data_of_a_stopped_server()
        file = data / "stepwell.db"
        os.truncate(file, file.stat().st_size // 2)
        self.assert_refused(self.serve(data), commands.EXIT_CORRUPT, "malformed|damaged|corrupt")

    def test_a_file_with_pages_of_zeros(self):
        data = self.data_of_a_stopped_server()
        content = (data / "stepwell.db").read_bytes()
        (data / "stepwell.db").write_bytes(content[:4096] + bytes(len(content) - 4096))
        self.assert_refused(self.serve(data), commands.EXIT_CORRUPT, "malformed|damaged|corrupt")

    def test_an_empty_file_is_a_new_one(self):
        data = pathlib.Path(self.damaged(b""))
        server = support.Server()
        server.data = str(data)
        with server:
            support.create_machine(server)


if __name__ == "__main__":
    unittest.main()
