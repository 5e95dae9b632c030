import os
import subprocess
import sys

from flask import request


def ping():
    target = request.args.get("target", "")
    # ok: python-command-injection
    subprocess.run(["ping", "-c", "1", "--", target], check=True)
    # ok: python-command-injection
    os.system("uptime")
    return "ok"


def backup():
    # ok: python-command-injection
    subprocess.run(["tar", "czf", "backup.tgz", "--", sys.argv[1]], check=True)
