from flask import request


def search(db):
    status = request.args.get("status", "open")
    # ok: python-sql-injection
    return db.execute("SELECT id FROM orders WHERE status = ?", (status,)).fetchall()


def report(cursor):
    # ok: python-sql-injection
    cursor.execute("SELECT total FROM orders WHERE customer = %s", (input("Customer: "),))
