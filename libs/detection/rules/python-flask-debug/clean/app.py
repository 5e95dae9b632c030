import os

from flask import Flask, jsonify

app = Flask(__name__)
# ok: python-flask-debug
app.config["DEBUG"] = False
app.config["JSON_SORT_KEYS"] = True


@app.route("/orders")
def orders():
    return jsonify([])


if __name__ == "__main__":
    # ok: python-flask-debug
    app.run(host="127.0.0.1", port=8080, debug=os.environ.get("APP_DEBUG") == "1")
    # ok: python-flask-debug
    app.run(host="127.0.0.1", port=8080, debug=False)
