from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS

app = FastAPI(title="Orders")

# ruleid: python-cors-any-origin-credentials
app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["*"],
    allow_headers=["*"],
)


def admin_api() -> FastAPI:
    admin = FastAPI()
    # ruleid: python-cors-any-origin-credentials
    admin.add_middleware(CORSMiddleware, allow_credentials=True, allow_origin_regex=".*", allow_methods=["GET"])
    return admin


def legacy_api() -> Flask:
    legacy = Flask(__name__)
    # ruleid: python-cors-any-origin-credentials
    CORS(legacy, supports_credentials=True, origins="*")
    return legacy


def v1_api() -> Flask:
    v1 = Flask(__name__)
    # ruleid: python-cors-any-origin-credentials
    CORS(v1, resources={r"/api/*": {"origins": "*"}}, supports_credentials=True)
    return v1
