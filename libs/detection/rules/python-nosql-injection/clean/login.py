from bson import ObjectId
from flask import abort, jsonify, request
from pymongo import MongoClient

db = MongoClient().shop


def login():
    name = str(request.get_json()["name"])
    # ok: python-nosql-injection
    user = db.users.find_one({"name": name})
    return jsonify(ok=user is not None)


def order():
    body = request.get_json()
    # ok: python-nosql-injection
    return jsonify(db.orders.find_one({"_id": ObjectId(body["order"])}, {"_id": 0}))


def exact():
    token = request.json["token"]
    # ok: python-nosql-injection
    return jsonify(db.users.count_documents({"token": {"$eq": token}}))


def checked():
    name = request.json["name"]
    if not isinstance(name, str):
        abort(400)
    # ok: python-nosql-injection
    return jsonify(found=db.users.find_one({"name": name}) is not None)


def by_query():
    # what comes from the address is always text
    # ok: python-nosql-injection
    return jsonify(found=db.users.find_one({"name": request.args["name"]}) is not None)
