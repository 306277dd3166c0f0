"""What moved to addresses of its own leaves the carer."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0004_addresses_of_carers")]
    operations: ClassVar = [
        migrations.RemoveIndex(model_name="carer", name="carer_by_email"),
        migrations.RemoveField(model_name="carer", name="email"),
        migrations.RemoveField(model_name="carer", name="email_kind"),
    ]
