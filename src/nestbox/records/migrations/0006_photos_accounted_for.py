

import django.db.models.deletion
import nestbox.clock
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def keep_faces(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every face that was covered stays covered, as an area."""
    Area = apps.get_model("records", "Area")
    for face in apps.get_model("records", "Face").objects.order_by("id").iterator():
        Area.objects.create(
            photo_id=face.photo_id, kind="face", x=face.x, y=face.y, width=face.width,
            height=face.height, score=face.score, covered=True,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0005_one_address_no_more'),
    ]

    operations = [
        migrations.AddField(
            model_name='consent',
            name='basis',
            field=models.CharField(default='consent', max_length=40),
        ),
        migrations.AddField(
            model_name='consent',
            name='carer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='records.carer'),
        ),
        migrations.AddField(
            model_name='consent',
            name='note',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='consent',
            name='purpose',
            field=models.CharField(choices=[('photos', 'Photos'), ('video', 'Video'), ('whole class', 'Whole Class')], default='photos', max_length=11),
        ),
        migrations.AddField(
            model_name='consent',
            name='scan',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='consent',
            name='until',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='photo',
            name='hidden_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='photo',
            name='rendered',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='photo',
            name='rendering_asked',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='photo',
            name='taken_down_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='photo',
            name='wanted',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('face', 'Face'), ('maybe', 'Maybe'), ('text', 'Text'), ('drawn', 'Drawn')], default='face', max_length=5)),
                ('x', models.FloatField()),
                ('y', models.FloatField()),
                ('width', models.FloatField()),
                ('height', models.FloatField()),
                ('score', models.FloatField()),
                ('words', models.CharField(blank=True, max_length=200)),
                ('name', models.CharField(blank=True, max_length=80)),
                ('covered', models.BooleanField(default=True)),
                ('photo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='records.photo')),
            ],
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[('child', 'Child'), ('adult', 'Adult'), ('not a face', 'Not A Face'), ('cover', 'Cover')], max_length=10)),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='records.area')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('pupil', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='records.pupil')),
            ],
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('photo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='records.photo')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.pupil')),
            ],
        ),
        migrations.CreateModel(
            name='Showing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accounted_at', models.DateTimeField()),
                ('began_at', models.DateTimeField(default=nestbox.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('accounted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='records.area')),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='records.consent')),
                ('photo', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='showings', to='records.photo')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.pupil')),
            ],
        ),
        migrations.CreateModel(
            name='TripPupil',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.pupil')),
                ('trip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='children', to='records.trip')),
            ],
        ),
        migrations.RunPython(keep_faces, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='area',
            index=models.Index(fields=['photo', 'id'], name='areas_of_photo'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pupil__isnull', False), ('says', 'child')), models.Q(models.Q(('says', 'child'), _negated=True), ('pupil__isnull', True)), _connector='OR'), name='mark_of_a_child_names_it'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.UniqueConstraint(fields=('photo', 'pupil'), name='presence_once'),
        ),
        migrations.AddIndex(
            model_name='showing',
            index=models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['pupil'], name='shown_now_by_pupil'),
        ),
        migrations.AddConstraint(
            model_name='showing',
            constraint=models.CheckConstraint(condition=models.Q(('area__isnull', True), ('consent__isnull', False), _connector='OR'), name='shown_face_has_a_consent'),
        ),
        migrations.AddConstraint(
            model_name='trippupil',
            constraint=models.UniqueConstraint(fields=('trip', 'pupil'), name='on_a_trip_once'),
        ),
    ]
