import ast

from flask import request


def calculate():
    # ok: python-code-injection
    return str(ast.literal_eval(request.form["expression"]))
