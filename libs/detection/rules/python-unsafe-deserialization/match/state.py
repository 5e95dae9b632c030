import base64
import pickle

import jsonpickle
import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/restore", methods=["POST"])
def restore():
    # ruleid: python-unsafe-deserialization
    state = pickle.loads(request.get_data())
    return str(len(state))


@app.route("/cart")
def cart():
    raw = base64.b64decode(request.cookies.get("cart", ""))
    # ruleid: python-unsafe-deserialization
    items = pickle.loads(raw)
    return str(len(items))


@app.route("/config", methods=["POST"])
def config():
    text = request.form["config"]
    # ruleid: python-unsafe-deserialization
    settings = yaml.load(text, Loader=yaml.Loader)
    return str(settings)


@app.route("/import", methods=["POST"])
def imported():
    upload = request.files["file"]
    # ruleid: python-unsafe-deserialization
    rows = pickle.load(upload.stream)
    # ruleid: python-unsafe-deserialization
    extra = yaml.unsafe_load(request.form["extra"])
    return str((rows, extra))


@app.route("/job", methods=["POST"])
def job():
    # ruleid: python-unsafe-deserialization
    return str(jsonpickle.decode(request.get_data(as_text=True)))
