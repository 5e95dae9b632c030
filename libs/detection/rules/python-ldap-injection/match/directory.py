import ldap
import ldap3
from flask import request


def find_user(server):
    name = request.args.get("user", "")
    conn = ldap3.Connection(server, auto_bind=True)
    # ruleid: python-ldap-injection
    conn.search("dc=example,dc=com", f"(uid={name})", attributes=["mail"])
    return conn.entries


def login(server):
    user = request.form["user"]
    password = request.form["password"]
    query = "(&(uid=" + user + ")(userPassword=" + password + "))"
    conn = ldap3.Connection(server, auto_bind=True)
    # ruleid: python-ldap-injection
    conn.search(search_base="ou=people,dc=example,dc=com", search_filter=query)
    return bool(conn.entries)


def group(url):
    unit = request.args["unit"]
    connection = ldap.initialize(url)
    base = "ou=%s,dc=example,dc=com" % unit
    # ruleid: python-ldap-injection
    return connection.search_s(base, ldap.SCOPE_SUBTREE, "(objectClass=group)")


def mail(url):
    address = request.headers.get("X-Mail", "")
    connection = ldap.initialize(url)
    # ruleid: python-ldap-injection
    return connection.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, "(mail={})".format(address))
