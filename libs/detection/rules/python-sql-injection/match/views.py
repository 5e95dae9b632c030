from flask import request


def search(db):
    column = request.args.get("sort", "id")
    query = f"SELECT id FROM orders ORDER BY {column}"
    # ruleid: python-sql-injection
    return db.execute(query).fetchall()


def report(cursor):
    name = input("Customer: ")
    # ruleid: python-sql-injection
    cursor.execute("SELECT total FROM orders WHERE customer = '" + name + "'")


def shortened(db):
    term = request.args.get("q", "").strip()
    # ruleid: python-sql-injection
    return db.execute(f"SELECT id FROM orders WHERE note LIKE '%{term[:20]}%'").fetchall()
