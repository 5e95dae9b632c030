import jinja2
from flask import Flask
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)

# ruleid: python-jinja-autoescape-off
pages = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"), autoescape=False)


def user_pages(templates):
    # ruleid: python-jinja-autoescape-off
    return SandboxedEnvironment(loader=jinja2.DictLoader(templates), autoescape=False)


@app.route("/profile/<int:user_id>")
def profile(user_id):
    return pages.get_template("profile.html").render(user_id=user_id)
