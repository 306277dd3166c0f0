"""Trips by day, with leaders and reminders; posts that expire; each feed's own time zone."""

import tomllib

import django.db.models.deletion
import nestbox.clock
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def keep_time_zones(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The time zone of each feed, from the values of its school that are in force."""
    versions = apps.get_model("records", "PolicyVersion").objects.order_by("number")
    for school_id, text in versions.values_list("school_id", "text"):
        zone = tomllib.loads(text)["school"]["time_zone"]
        apps.get_model("records", "Feed").objects.filter(school_id=school_id).update(time_zone=zone)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0007_consents_are_only_added_to'),
    ]

    operations = [
        migrations.CreateModel(
            name='Expiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year_end', models.DateField()),
                ('warned_on', models.DateField()),
                ('done_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='TripDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('plan', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='TripLeader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='TripReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('reminded', models.CharField(max_length=7)),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='TripSaying',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('direction', models.CharField(max_length=8)),
            ],
        ),
        migrations.AddField(
            model_name='feed',
            name='time_zone',
            field=models.CharField(default='Europe/London', max_length=40),
        ),
        migrations.AddField(
            model_name='post',
            name='expired_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='trip',
            name='cover',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='records.photo'),
        ),
        migrations.AddField(
            model_name='trip',
            name='places',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='trip',
            name='years',
            field=models.JSONField(default=list),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('removed_at__isnull', True), ('trip__isnull', False)), fields=['trip', '-id'], name='news_of_trip'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('expired_at__isnull', True), models.Q(('card', ''), ('removed_at__isnull', False), ('text', '')), _connector='OR'), name='expired_post_is_gone'),
        ),
        migrations.AddField(
            model_name='expiry',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.school'),
        ),
        migrations.AddField(
            model_name='tripday',
            name='trip',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='records.trip'),
        ),
        migrations.AddField(
            model_name='tripleader',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tripleader',
            name='trip',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leaders', to='records.trip'),
        ),
        migrations.AddField(
            model_name='tripreminder',
            name='trip',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='records.trip'),
        ),
        migrations.AddField(
            model_name='tripsaying',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.post'),
        ),
        migrations.AddField(
            model_name='tripsaying',
            name='trip',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sayings', to='records.trip'),
        ),
        migrations.AddIndex(
            model_name='expiry',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['school'], name='expiry_ahead'),
        ),
        migrations.AddConstraint(
            model_name='expiry',
            constraint=models.UniqueConstraint(fields=('school', 'year_end'), name='expiry_once'),
        ),
        migrations.AddConstraint(
            model_name='tripday',
            constraint=models.UniqueConstraint(fields=('trip', 'day'), name='trip_day_once'),
        ),
        migrations.AddConstraint(
            model_name='tripleader',
            constraint=models.UniqueConstraint(fields=('trip', 'account'), name='leads_a_trip_once'),
        ),
        migrations.AddConstraint(
            model_name='tripreminder',
            constraint=models.UniqueConstraint(fields=('trip', 'day', 'reminded'), name='trip_reminder_once'),
        ),
        migrations.AddConstraint(
            model_name='tripsaying',
            constraint=models.UniqueConstraint(fields=('trip', 'direction'), name='trip_saying_once'),
        ),
        migrations.RunPython(keep_time_zones, migrations.RunPython.noop),
    ]
