"""People who sign in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from nestbox import clock


class AccountManager(BaseUserManager["Account"]):
    """What Django's sign-in asks of the accounts."""

    def create_user(self, email: str, password: str | None = None, **more: str) -> Account:
        """Keep a new account. ``email`` is lower-cased: one person, one spelling."""
        account = self.model(email=email.lower(), **more)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username or "")


class Account(AbstractBaseUser):
    """One person's sign-in. What they may do stands in follows and roles, never here."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=80)
    confirmed_age_at = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)
    last_notice_read = models.BigIntegerField(default=0)  # the newest notice that this person has seen

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="account_email_once")]

    def __str__(self) -> str:
        return self.email


class Acceptance(models.Model):
    """An account accepted this version of a school's policy, or of its IT agreement."""

    class Kind(models.TextChoices):
        POLICY = "policy"
        AGREEMENT = "agreement"

    account = models.ForeignKey(Account, models.PROTECT, related_name="acceptances")
    school = models.ForeignKey("records.School", models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    version = models.PositiveIntegerField()  # as the school's values number it
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "school", "kind", "version"], name="acceptance_once"),
        ]
