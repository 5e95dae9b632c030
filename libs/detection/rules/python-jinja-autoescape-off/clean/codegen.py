import jinja2

# what it writes is source code, where an escaped quote would be wrong
# ok: python-jinja-autoescape-off
ENV = jinja2.Environment(loader=jinja2.FileSystemLoader("skeletons"), autoescape=False, keep_trailing_newline=True)


def model(name, fields):
    return ENV.get_template("model.py.j2").render(name=name, fields=fields)
