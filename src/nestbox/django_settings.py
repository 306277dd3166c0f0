"""Django's settings, derived from :mod:`nestbox.settings`. Nothing here is set by hand twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ

from nestbox.settings import Settings

INSTALLATION = Settings()
FOLDER = INSTALLATION.folder
PACKAGE = Path(__file__).parent
TEMPLATE_FOLDER = PACKAGE / "web" / "templates"
EXAMPLE_VALUES = PACKAGE.parents[1] / "schools" / "redbourn.toml"

DEBUG = False
DEMO = INSTALLATION.demo
SECRET_KEY = INSTALLATION.secret()
ALLOWED_HOSTS = [INSTALLATION.host, "localhost", "127.0.0.1", "[::1]"]
PUBLIC_URL = str(INSTALLATION.public_url).rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
ROOT_URLCONF = "nestbox.web.urls"
WSGI_APPLICATION = "nestbox.web.wsgi.application"
AUTH_USER_MODEL = "records.Account"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # the address is unique by its lower case, which the check cannot see
# Called in the same transaction as the change.
AFTER_ROLL_CHANGES = (
    "nestbox.follows.endings.reconcile",
    "nestbox.posts.withdrawal.after_roll_change",
    "nestbox.follows.consent_asking.after_roll_change",
)
AFTER_CONSENT_CHANGES = "nestbox.posts.withdrawal.after_consent_change"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "nestbox.records",
    "nestbox.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_q",
    "lucide",
]

MIDDLEWARE = [
    "nestbox.web.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nestbox.web.middleware.Viewers",
    "nestbox.web.middleware.Refusals",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [TEMPLATE_FOLDER],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nestbox.web.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    if INSTALLATION.database_url:
        # Server-side binding and prepared statements halve the database's CPU.
        options = {"pool": True, "server_side_binding": True, "prepare_threshold": 5}
        config: dict[str, Any] = environ.Env.db_url_config(INSTALLATION.database_url)
        return config | {"OPTIONS": options}
    return {
        "ENGINE": "nestbox.records.engine",
        "NAME": FOLDER / "nestbox.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


DATABASES = {"default": _database()}
CACHES = {
    "default": {
        # In the database: shared by the processes, so that a limit on sign-in attempts holds in all of them.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "nestbox_cache",
    }
}

STORE = INSTALLATION.store()


def _files(folder: str) -> dict[str, Any]:
    if STORE is not None:
        return {"BACKEND": "nestbox.photos.bucket.Bucket", "OPTIONS": {"store": STORE, "folder": folder}}
    return {
        "BACKEND": "nestbox.photos.storage.DurableStorage",
        "OPTIONS": {"location": FOLDER / folder},
    }


PHOTO_DELIVERY = INSTALLATION.photo_delivery
STORAGES = {
    "default": _files("photos"),
    "quarantine": _files("quarantine"),
    "staticfiles": {"BACKEND": "nestbox.web.static_files.HashedFiles"},
}
STATIC_URL = "/static/"
STATIC_ROOT = FOLDER / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_MANIFEST_STRICT = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# A photo is never on the disk unencrypted: uploads stay in memory, and a larger request holds no files.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64_000_000

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = INSTALLATION.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "nestbox.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "nestbox.web.views.errors.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if INSTALLATION.secure else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if INSTALLATION.secure and INSTALLATION.trusted_proxies else None
)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "nestbox.web.sign_in.Adapter"
ACCOUNT_FORMS = {
    "add_email": "nestbox.web.forms.addresses.AddEmailForm",
    "signup": "nestbox.web.forms.sign_up.SignupForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "nestbox.web.forms.accounts.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 2
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    "ask_to_follow": "30/h/ip,10/h/user"
}  # besides the library's own; a school shares an IP
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = INSTALLATION.public_url.scheme
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = INSTALLATION.trusted_proxies
MFA_FORMS = {
    "add_webauthn": "nestbox.web.forms.passkeys.AddForm",
    "login_webauthn": "nestbox.web.forms.passkeys.LoginForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Nestbox"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not INSTALLATION.secure
USERSESSIONS_TRACK_ACTIVITY = False  # a write at every reading would cost more than the reading

EMAIL_BACKEND = "nestbox.notices.mail.QueuedBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = INSTALLATION.mail_from
EMAIL_TIMEOUT = 20
if INSTALLATION.email_url:
    _mail = environ.Env.email_url_config(INSTALLATION.email_url)
    DELIVERY_BACKEND = _mail.pop("EMAIL_BACKEND")
    globals().update(_mail)
else:
    DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = FOLDER / "mail"

Q_CLUSTER = {
    "name": "nestbox",
    "orm": "default",
    "workers": 1,
    "timeout": 120,
    "retry": 150,
    "max_attempts": 5,
    "ack_failures": False,
    "poll": 0.5,
    "save_limit": 100,
    "catch_up": False,
    "label": "Nestbox jobs",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"nestbox": {"level": "INFO"}},
}
