import elementpath
from flask import request
from lxml import etree

TREE = etree.parse("catalogue.xml")


def price():
    name = request.args.get("name", "")
    # ruleid: python-xpath-injection
    return str(TREE.xpath(f"//item[@name='{name}']/price/text()"))


def login():
    query = "//user[name='" + request.form["user"] + "' and pin='" + request.form["pin"] + "']"
    # ruleid: python-xpath-injection
    return str(bool(TREE.xpath(query)))


def compiled():
    # ruleid: python-xpath-injection
    finder = etree.XPath("//item[@sku='%s']" % request.args["sku"])
    return str(finder(TREE))


def selected():
    path = "//shelf[{}]".format(request.headers.get("X-Shelf", "1"))
    # ruleid: python-xpath-injection
    return str(elementpath.select(TREE, path))
