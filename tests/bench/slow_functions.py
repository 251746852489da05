"""Lambda's Invoke API whose functions all take the same time, for thousands of calls at once, in a process of its own.

Prints its port. `GET /` tells how many calls there were, and the most connections and calls that were open at once.

usage: slow_functions.py SECONDS
"""

import asyncio
import json
import sys

BACKLOG = 4096


class Functions:
    def __init__(self, seconds):
        self.seconds = seconds
        self.calls = 0
        self.now = {"connections": 0, "calls": 0}
        self.most = dict(self.now)

    def change(self, what, by):
        self.now[what] += by
        self.most[what] = max(self.most[what], self.now[what])

    async def serve(self, reader, writer):
        invokes = False
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n")
                               if line.startswith(b"content-length:")), 0)
                await reader.readexactly(length)
                if head.startswith(b"GET"):
                    body = json.dumps({"calls": self.calls, "most": self.most}).encode()
                else:
                    if not invokes:
                        invokes = True
                        self.change("connections", 1)
                    body = await self.invoke()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                             % (len(body), body))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            if invokes:
                self.change("connections", -1)
            writer.close()

    async def invoke(self):
        self.calls += 1
        self.change("calls", 1)
        await asyncio.sleep(self.seconds)
        self.change("calls", -1)
        return b'{"ok":true}'


async def main():
    server = await asyncio.start_server(Functions(float(sys.argv[1])).serve, "127.0.0.1", 0, backlog=BACKLOG)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
