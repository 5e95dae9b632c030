import io
import xml.sax
import xml.sax.handler
from xml.dom import minidom

from flask import request
from lxml import etree


def order():
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    # ruleid: python-xxe
    document = etree.fromstring(request.get_data(), parser)
    return document.findtext("number")


def feed():
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    # ruleid: python-xxe
    return minidom.parseString(request.form["xml"], parser).documentElement.tagName


def upload():
    parser = etree.XMLParser(load_dtd=True, resolve_entities=True)
    upload = request.files["file"]
    # ruleid: python-xxe
    return etree.parse(upload.stream, parser=parser).getroot().tag


def inline():
    # ruleid: python-xxe
    return etree.fromstring(request.data, etree.XMLParser(resolve_entities=True)).tag


def pushed(handler):
    parser = xml.sax.make_parser()
    parser.setContentHandler(handler)
    parser.setFeature("http://xml.org/sax/features/external-general-entities", True)
    # ruleid: python-xxe
    parser.parse(io.BytesIO(request.get_data()))
