"""A plain TCP balancer: each new connection goes to the next target, in turn; one that does not answer is passed over.

usage: balancer.py PORT FILE     (FILE names the targets, one HOST:PORT per line, and is read anew for each connection)
"""

import asyncio
import itertools
import sys
from pathlib import Path

CHUNK = 64 * 1024


async def main(port: int, file: Path) -> None:
    turns = itertools.count()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        targets = file.read_text().split()
        first = next(turns)
        for number in range(len(targets)):
            host, _, target_port = targets[(first + number) % len(targets)].rpartition(":")
            try:
                there = await asyncio.open_connection(host, int(target_port))
            except OSError:
                continue
            await asyncio.gather(pump(reader, there[1]), pump(there[0], writer))
            return
        writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", port, backlog=512)
    await server.serve_forever()


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while chunk := await reader.read(CHUNK):
            writer.write(chunk)
            await writer.drain()
    except OSError:
        pass
    # Whoever closes or breaks off, both ends see it at once.
    writer.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))
