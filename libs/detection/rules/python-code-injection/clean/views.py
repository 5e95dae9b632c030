import ast

from flask import request


def calculate():
    # ok: python-code-injection
    return str(ast.literal_eval(request.form["expression"]))


def number():
    # ok: python-code-injection
    print(eval("{} + 1".format(int(input("Number: ")))))
