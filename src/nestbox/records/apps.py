"""Registers the tables with Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The one app with tables."""

    name = "nestbox.records"
    label = "records"
    verbose_name = "Records"
