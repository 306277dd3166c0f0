"""The web process's door."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nestbox.django_settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
