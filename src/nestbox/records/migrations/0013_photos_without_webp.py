"""A photo that was covered after a withdrawal is kept as JPEG alone."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0012_name_of_a_held_comment")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="photo",
            name="has_webp",
            field=models.BooleanField(default=True),
        ),
    ]
