import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]

INSTALLED_APPS = ["django.contrib.auth", "shop"]

# set by the environment
AWS_SECRET_NAME = "prod/shop/django"
