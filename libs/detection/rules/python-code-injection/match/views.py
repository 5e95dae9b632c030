from flask import request


def calculate():
    expression = request.form["expression"]
    # ruleid: python-code-injection
    return str(eval(expression))


def calculator():
    expression = input("Expression: ")
    # ruleid: python-code-injection
    print(eval(expression))
