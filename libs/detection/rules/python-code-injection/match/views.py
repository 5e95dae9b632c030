from flask import request


def calculate():
    expression = request.form["expression"]
    # ruleid: python-code-injection
    return str(eval(expression))
