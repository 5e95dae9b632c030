import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS

app = FastAPI(title="Orders")

# ok: python-cors-any-origin-credentials
app.add_middleware(
    CORSMiddleware,
    allow_origins=os.environ["FRONTEND_ORIGINS"].split(","),
    allow_credentials=True,
    allow_methods=["GET", "POST"],
)


def public_api() -> FastAPI:
    public = FastAPI()
    # anyone may read it, but without the visitor's cookies
    # ok: python-cors-any-origin-credentials
    public.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])
    return public


def status_page() -> Flask:
    status = Flask(__name__)
    # ok: python-cors-any-origin-credentials
    CORS(status, origins="*", supports_credentials=False)
    # ok: python-cors-any-origin-credentials
    CORS(status, resources={r"/api/*": {"origins": "https://app.example.com"}}, supports_credentials=True)
    return status
