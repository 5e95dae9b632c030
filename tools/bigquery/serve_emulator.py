"""Serves BigQuery's interface by an emulator over DuckDB.

python3 serve_emulator.py EMULATOR_FOLDER DATA_FOLDER PORT: prints the port on loopback (0 takes a free one), runs until its
standard input ends. For tests. What it does not have of BigQuery: geography, access, and what docs/export.md says.
"""

import asyncio
import logging
import sys
import warnings

EMULATOR, DATA, PORT = sys.argv[1:4]
sys.path.insert(0, EMULATOR)
# The emulator writes debug lines to standard output before it has read its settings; the port alone belongs there.
OUTPUT, sys.stdout = sys.stdout, sys.stderr
warnings.simplefilter("ignore")
import structlog  # noqa: E402

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
from bqemulator.config import LogLevel, PersistenceMode, Settings  # noqa: E402
from bqemulator.server import EmulatorServer  # noqa: E402
from bqemulator.storage.engine import DuckDBEngine  # noqa: E402

# It fetches an extension for geography from the internet, and does not start without.
DuckDBEngine._load_spatial = lambda self: None


async def main():
    server = EmulatorServer(Settings(
        rest_port=int(PORT), grpc_port=0, data_dir=DATA, persistence_mode=PersistenceMode.PERSISTENT,
        enable_format_extensions=False, log_level=LogLevel.ERROR,
    ))
    await server.start()
    print(server.rest_port, file=OUTPUT, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await server.stop()


asyncio.run(main())
