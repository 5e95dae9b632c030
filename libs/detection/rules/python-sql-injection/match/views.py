from flask import request


def search(db):
    column = request.args.get("sort", "id")
    query = f"SELECT id FROM orders ORDER BY {column}"
    # ruleid: python-sql-injection
    return db.execute(query).fetchall()
