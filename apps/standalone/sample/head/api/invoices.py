"""Invoices: rendered once, downloaded by customers and by the accountants."""

import os
import subprocess
from pathlib import Path

from flask import Blueprint, abort, current_app, request, send_file

invoices = Blueprint("invoices", __name__)

INVOICE_DIR = Path("/srv/shop/invoices")


@invoices.get("/invoices/<int:invoice_id>")
def show_invoice(invoice_id):
    """One invoice as PDF."""
    path = INVOICE_DIR / f"{invoice_id}.pdf"
    if not path.is_file():
        abort(404)
    return send_file(path, mimetype="application/pdf")


@invoices.get("/invoices/archive")
def download_archive():
    """A whole year of invoices, as the accountants like to have them."""
    name = request.args.get("name", "latest.zip")
    path = os.path.join(INVOICE_DIR, "archive", name)
    if not os.path.exists(path):
        abort(404)
    return send_file(path, as_attachment=True)


@invoices.post("/invoices/render")
def render_invoice():
    """Renders an invoice from the template that the customer has chosen."""
    template = request.form["template"]
    target = request.form.get("target", "invoice.pdf")
    command = "weasyprint templates/" + template + " " + target
    finished = subprocess.run(command, shell=True, capture_output=True, timeout=30)
    if finished.returncode != 0:
        current_app.logger.warning("rendering failed with %s", finished.returncode)
        abort(502)
    return {"status": "rendered"}
