from jinja2 import Environment, PackageLoader, select_autoescape


def report(rows):
    # ok: python-jinja-autoescape-off
    env = Environment(loader=PackageLoader("reports"), autoescape=select_autoescape())
    return env.get_template("monthly.html").render(rows=rows)


def sure(rows):
    # ok: python-jinja-autoescape-off
    env = Environment(loader=PackageLoader("reports"), autoescape=True)
    return env.get_template("yearly.html").render(rows=rows)
