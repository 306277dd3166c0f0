"""What is shown on a yes with a last day is not served after it."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0010_publish_gate")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="showing",
            name="until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="showing",
            name="hidden_at",
            field=models.DateTimeField(null=True),
        ),
    ]
