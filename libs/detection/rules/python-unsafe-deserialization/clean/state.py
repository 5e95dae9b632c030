import hmac
import json
import pickle
from pathlib import Path

import yaml
from flask import Flask, abort, request
from itsdangerous import Signer

app = Flask(__name__)
MODEL = Path("model.pkl")


@app.route("/restore", methods=["POST"])
def restore():
    # ok: python-unsafe-deserialization
    state = json.loads(request.get_data())
    return str(len(state))


@app.route("/config", methods=["POST"])
def config():
    text = request.form["config"]
    # ok: python-unsafe-deserialization
    settings = yaml.safe_load(text)
    # ok: python-unsafe-deserialization
    again = yaml.load(text, Loader=yaml.SafeLoader)
    return str((settings, again))


@app.route("/predict", methods=["POST"])
def predict():
    # a file of ours
    # ok: python-unsafe-deserialization
    model = pickle.loads(MODEL.read_bytes())
    return str(model.predict(request.get_json()["features"]))


@app.route("/signed", methods=["POST"])
def signed():
    payload = Signer(app.secret_key).unsign(request.get_data())
    # ok: python-unsafe-deserialization
    return str(pickle.loads(payload))


@app.route("/hmac", methods=["POST"])
def with_hmac():
    body = request.get_data()
    expected = hmac.new(app.secret_key, body, "sha256").hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-Signature", "")):
        abort(403)
    # ok: python-unsafe-deserialization
    return str(pickle.loads(body))
