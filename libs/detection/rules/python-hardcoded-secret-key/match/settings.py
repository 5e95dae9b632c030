from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent

# ruleid: python-hardcoded-secret-key
SECRET_KEY = "django-insecure-x1y2z3"

ALLOWED_HOSTS = ["example.com"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "shop",
]
