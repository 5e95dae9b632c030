from jinja2 import Environment, PackageLoader


def report(rows):
    # ruleid: python-jinja-autoescape-off
    env = Environment(loader=PackageLoader("reports"), autoescape=False)
    template = env.get_template("monthly.html.j2")
    return template.render(rows=rows)
