from flask import jsonify, request
from pymongo import MongoClient

db = MongoClient().shop


def login():
    body = request.get_json()
    # ruleid: python-nosql-injection
    user = db.users.find_one({"name": body["name"], "password": body["password"]})
    return jsonify(ok=user is not None)


def remove():
    order = request.json["order"]
    # ruleid: python-nosql-injection
    db.orders.delete_many({"number": order})
    return "", 204


def search():
    criteria = request.get_json()
    # ruleid: python-nosql-injection
    return jsonify(total=db.orders.count_documents(criteria))


def rename():
    body = request.json
    # ruleid: python-nosql-injection
    db.users.update_one({"token": body["token"]}, {"$set": {"seen": True}})
    return "", 204
