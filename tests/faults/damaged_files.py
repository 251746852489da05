"""Files to damage, and the ways to do it: bytes of the file while no process has it open, rows by a shell."""

import contextlib
import os
import pathlib
import shutil
import sqlite3

from tests.api import support

PAGE = 4096
FRAME = PAGE + 24
WAL_HEADER = 32


class World:
    """The folder of a server that was stopped or killed, with two executions whose tasks are in the hands of workers."""

    def __init__(self, clean):
        self.server = support.Server(settings={"poll_seconds": 1})
        self.server.start()
        try:
            self.hurt, _, self.hurt_token = self.waiting("hurt")
            self.fine, _, self.fine_token = self.waiting("fine")
            self.machine = support.create_machine(self.server, name="short")
            for _ in range(20):
                support.start(self.server, self.machine)
            self.executions = self.server.rows("SELECT count(*) AS n FROM executions")[0]["n"]
            if clean:
                assert self.server.stop() == 0
                assert os.stat(self.server.database + "-wal").st_size == 0, "everything is in the one file"
        finally:
            self.server.kill()

    def waiting(self, name):
        activity = support.create_activity(self.server, name)
        machine = support.create_machine(self.server, support.activity_machine(activity), name)
        execution = support.start(self.server, machine, '{"text": "%s"}' % (name * 5000))
        return execution, activity, self.server.ok("GetActivityTask", {"activityArn": activity})["taskToken"]

    def copy(self):
        """A server over a copy of the folder, not started."""
        server = support.Server(settings={"poll_seconds": 1})
        shutil.copytree(self.server.data, server.data, dirs_exist_ok=True)
        return server

    def close(self):
        shutil.rmtree(self.server.directory, ignore_errors=True)


def sql(*statements):
    """Rows changed by a shell on the stopped file."""
    def alter(data):
        with contextlib.closing(sqlite3.connect(data / "stepwell.db", isolation_level=None)) as connection:
            for statement in statements:
                if connection.execute(statement).rowcount == 0:
                    raise AssertionError(f"{statement} changed nothing")
    return alter


def overwrite(path, offset, content):
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(content)


def flip(path, offset):
    with open(path, "r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 0x55]))


def pages_of(data, name, kind):
    with contextlib.closing(sqlite3.connect(f"file:{data}/stepwell.db?immutable=1", uri=True)) as connection:
        rows = connection.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY path", (name, kind))
        return [row[0] for row in rows]


def garbage_in_page(name, kind="leaf", number=-1):
    """A page of that table or index, of those of that kind, with other bytes in it."""
    def alter(data):
        page = pages_of(data, name, kind)[number]
        overwrite(data / "stepwell.db", (page - 1) * PAGE, b"\x5a" * PAGE)
    return alter


def torn_page(name, kind="leaf", number=-1):
    """The second half of a page is that of another one, as when a write was cut by a power failure."""
    def alter(data):
        file = data / "stepwell.db"
        page = pages_of(data, name, kind)[number]
        overwrite(file, (page - 1) * PAGE + PAGE // 2, file.read_bytes()[PAGE // 2:PAGE])
    return alter


def truncated(bytes_left):
    """`bytes_left` is a function of the size."""
    def alter(data):
        file = data / "stepwell.db"
        os.truncate(file, bytes_left(file.stat().st_size))
    return alter


def wal(change):
    """`change` gets the path of the WAL."""
    return lambda data: change(pathlib.Path(data) / "stepwell.db-wal")
