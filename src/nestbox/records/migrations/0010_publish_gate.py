"""What the publish gate goes by. News always had a draft; now the database demands it."""

import django.db.models.deletion
import nestbox.clock
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from nestbox.records.append_only import wall_up

ONLY_ADDED_TO = ("records_wordconfirmed", "records_hashtagquestion", "records_hashtaganswer")


def wall_up_what_is_only_added_to(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    wall_up(schema_editor, ONLY_ADDED_TO)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0009_uploads'),
    ]

    operations = [
        migrations.CreateModel(
            name='HashtagAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('yes', models.BooleanField()),
                ('how', models.CharField(choices=[('app', 'app'), ('email', 'email'), ('paper', 'paper')], max_length=8)),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='HashtagQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tags', models.TextField()),
                ('on_paper', models.BooleanField()),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
                ('until', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clause', models.CharField(max_length=8)),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
                ('released_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='WordConfirmed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('where', models.CharField(max_length=12)),
                ('photo', models.BigIntegerField(null=True)),
                ('word', models.CharField(max_length=120)),
                ('at_character', models.PositiveIntegerField()),
                ('sentence', models.CharField(max_length=64)),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
            ],
        ),
        migrations.AddField(
            model_name='post',
            name='held_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('held_at__isnull', False)), fields=['feed', 'id'], name='comments_held'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('draft__isnull', False), ('in_reply_to__isnull', True)), ('in_reply_to__isnull', False), _connector='OR'), name='news_has_a_draft'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('held_at__isnull', True), ('in_reply_to__isnull', False), _connector='OR'), name='only_comments_are_held'),
        ),
        migrations.AddField(
            model_name='hashtaganswer',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='hashtagquestion',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='hashtagquestion',
            name='carer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.carer'),
        ),
        migrations.AddField(
            model_name='hashtagquestion',
            name='draft',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hashtag_questions', to='records.draft'),
        ),
        migrations.AddField(
            model_name='hashtagquestion',
            name='pupil',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.pupil'),
        ),
        migrations.AddField(
            model_name='hashtaganswer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='records.hashtagquestion'),
        ),
        migrations.AddField(
            model_name='hold',
            name='post',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='records.post'),
        ),
        migrations.AddField(
            model_name='hold',
            name='released_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wordconfirmed',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wordconfirmed',
            name='draft',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words_confirmed', to='records.draft'),
        ),
        migrations.AddIndex(
            model_name='hashtagquestion',
            index=models.Index(fields=['draft', 'id'], name='hashtag_questions_of_draft'),
        ),
        migrations.AddIndex(
            model_name='hashtagquestion',
            index=models.Index(fields=['carer', '-id'], name='hashtag_questions_of_carer'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', True), ('released_by__isnull', True)), models.Q(('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='released_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='wordconfirmed',
            index=models.Index(fields=['draft'], name='words_confirmed_of_draft'),
        ),
        migrations.AddConstraint(
            model_name='wordconfirmed',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='confirmed_word_has_a_reason'),
        ),
        migrations.RunPython(wall_up_what_is_only_added_to, migrations.RunPython.noop),
    ]
