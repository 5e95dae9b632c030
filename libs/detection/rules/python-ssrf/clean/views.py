import requests


def preview():
    # ok: python-ssrf
    return requests.get("https://status.example.com/", timeout=5).text
