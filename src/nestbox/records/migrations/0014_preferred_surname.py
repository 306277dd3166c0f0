"""The surname by which a child is known where the roll has another one by law."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0013_photos_without_webp")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="pupil",
            name="preferred_surname",
            field=models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
    ]
