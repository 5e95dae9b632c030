from flask import Flask, jsonify

app = Flask(__name__)
# ruleid: python-flask-debug
app.config["DEBUG"] = True


@app.route("/orders")
def orders():
    return jsonify([])


def create_app():
    service = Flask("service")
    # ruleid: python-flask-debug
    service.debug = True
    # ruleid: python-flask-debug
    service.config.update(TESTING=False, DEBUG=True)
    return service


if __name__ == "__main__":
    # ruleid: python-flask-debug
    app.run(host="0.0.0.0", port=8080, debug=True)
