import re

import ldap
import ldap3
from flask import abort, request
from ldap.filter import escape_filter_chars, filter_format
from ldap3.utils.conv import escape_filter_chars as escape


def find_user(server):
    name = request.args.get("user", "")
    conn = ldap3.Connection(server, auto_bind=True)
    # ok: python-ldap-injection
    conn.search("dc=example,dc=com", f"(uid={escape(name)})", attributes=["mail"])
    return conn.entries


def group(url):
    unit = request.args["unit"]
    connection = ldap.initialize(url)
    query = filter_format("(&(objectClass=group)(ou=%s))", [unit])
    # ok: python-ldap-injection
    return connection.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, query)


def mail(url):
    address = escape_filter_chars(request.headers.get("X-Mail", ""))
    connection = ldap.initialize(url)
    # ok: python-ldap-injection
    return connection.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, f"(mail={address})")


def by_number(server):
    number = int(request.args["number"])
    conn = ldap3.Connection(server, auto_bind=True)
    # ok: python-ldap-injection
    conn.search("dc=example,dc=com", f"(employeeNumber={number})")
    return conn.entries


def checked(server):
    name = request.args.get("user", "")
    if not name.isalnum():
        abort(400)
    conn = ldap3.Connection(server, auto_bind=True)
    # ok: python-ldap-injection
    conn.search("dc=example,dc=com", f"(uid={name})")
    return conn.entries


def highlighted(text):
    term = request.args.get("term", "")
    # another search
    # ok: python-ldap-injection
    return re.search(re.escape(term), text)
