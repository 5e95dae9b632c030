import os
import sys

from flask import request


def ping():
    target = request.args.get("target", "")
    # ruleid: python-command-injection
    os.system("ping -c 1 " + target)
    return "ok"


def backup():
    folder = sys.argv[1]
    # ruleid: python-command-injection
    os.system(f"tar czf backup.tgz {folder}")
