from flask import abort, request
from lxml import etree

TREE = etree.parse("catalogue.xml")


def price():
    # ok: python-xpath-injection
    return str(TREE.xpath("//item[@name=$name]/price/text()", name=request.args.get("name", "")))


def numbered():
    number = int(request.args["number"])
    # ok: python-xpath-injection
    return str(TREE.xpath(f"//item[{number}]"))


def checked():
    sku = request.args["sku"]
    if not sku.isalnum():
        abort(400)
    # ok: python-xpath-injection
    return str(TREE.xpath(f"//item[@sku='{sku}']"))


def quoted():
    name = request.args["name"]
    if "'" in name:
        abort(400)
    # ok: python-xpath-injection
    return str(TREE.xpath(f"//item[@name='{name}']"))


def constant():
    # ok: python-xpath-injection
    items = TREE.xpath("//item")
    return str([item for item in items if item.get("name") == request.args["name"]])
