"""Order search and export for the back office."""

from flask import Blueprint, current_app, jsonify, request

orders = Blueprint("orders", __name__)

PAGE_SIZE = 50


def connection():
    return current_app.extensions["db"].connection()


@orders.get("/orders")
def list_orders():
    """The newest orders of the signed-in customer."""
    rows = connection().execute(
        "SELECT id, total, status FROM orders WHERE customer_id = ? ORDER BY id DESC LIMIT ?",
        (request.customer_id, PAGE_SIZE),
    )
    return jsonify([dict(row) for row in rows])


@orders.get("/orders/search")
def search_orders():
    """Back-office search with a free choice of column and direction."""
    status = request.args.get("status", "open")
    column = request.args.get("sort", "created_at")
    direction = "DESC" if request.args.get("desc") else "ASC"
    page = max(int(request.args.get("page", "1")), 1)

    query = (
        "SELECT id, customer_id, total, status, created_at "
        "FROM orders WHERE status = ? "
        f"ORDER BY {column} {direction} "
        "LIMIT ? OFFSET ?"
    )
    rows = connection().execute(
        query,
        (status, PAGE_SIZE, (page - 1) * PAGE_SIZE),
    )
    return jsonify([dict(row) for row in rows])


@orders.post("/orders/<int:order_id>/cancel")
def cancel_order(order_id):
    """Cancels an order that has not shipped."""
    changed = connection().execute(
        "UPDATE orders SET status = 'cancelled' WHERE id = ? AND status = 'open'",
        (order_id,),
    )
    if changed.rowcount == 0:
        return jsonify({"error": "not open"}), 409
    return jsonify({"id": order_id, "status": "cancelled"})
