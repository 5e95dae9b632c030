import asyncio

from worker import Pipeline


async def main() -> None:
    pipeline = Pipeline.load("pipeline.toml")
    # no web application: its debug flag only makes the log longer
    # ok: python-flask-debug
    pipeline.run(debug=True)
    pipeline.debug = True


asyncio.run(main())
