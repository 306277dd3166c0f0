"""A comment is held for the name beside it too."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0011_last_day_of_a_showing")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="hold",
            name="shown_name",
            field=models.CharField(blank=True, default="", max_length=120),
            preserve_default=False,
        ),
    ]
