import io
import xml.sax
import xml.sax.handler
from xml.dom import minidom
from xml.etree import ElementTree

import defusedxml.ElementTree
from flask import request
from lxml import etree


def order():
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    # ok: python-xxe
    return etree.fromstring(request.get_data(), parser).findtext("number")


def feed():
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, False)
    # ok: python-xxe
    return minidom.parseString(request.form["xml"], parser).documentElement.tagName


def defaults():
    # the standard library reads no external entities by itself
    # ok: python-xxe
    return ElementTree.fromstring(request.get_data()).tag


def defused():
    # ok: python-xxe
    return defusedxml.ElementTree.fromstring(request.get_data()).tag


def own_file():
    parser = etree.XMLParser(resolve_entities=True)
    # entities of a document of ours
    # ok: python-xxe
    return etree.parse("book.xml", parser).getroot().tag


def pushed(handler):
    parser = xml.sax.make_parser()
    parser.setContentHandler(handler)
    # ok: python-xxe
    parser.parse(io.BytesIO(request.get_data()))
