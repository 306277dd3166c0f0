import django.db.models.deletion
import nestbox.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_at', models.DateTimeField(default=nestbox.clock.now)),
                ('since', models.DateField()),
                ('counts', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='CarerAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('kind', models.CharField(choices=[('personal', 'personal'), ('work', 'work')], max_length=8)),
            ],
        ),
        migrations.CreateModel(
            name='ColumnMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64)),
                ('fields', models.JSONField()),
                ('made_at', models.DateTimeField(default=nestbox.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('asked', 'Asked'), ('given', 'Given'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn'), ('expired', 'Expired')], max_length=9)),
                ('how', models.CharField(max_length=80)),
                ('at', models.DateTimeField(default=nestbox.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='EmailClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(max_length=500)),
                ('noted_at', models.DateTimeField(default=nestbox.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='ExceptionalCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.CharField(max_length=1000)),
                ('noted_at', models.DateTimeField(default=nestbox.clock.now)),
                ('ends_on', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('sent_at', models.DateTimeField(default=nestbox.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='RollChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=20)),
                ('row', models.BigIntegerField()),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RollImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200)),
                ('kind', models.CharField(blank=True, max_length=30)),
                ('file', models.BinaryField(default=bytes)),
                ('mapping', models.JSONField(null=True)),
                ('counts', models.JSONField(default=dict)),
                ('sent_at', models.DateTimeField(default=nestbox.clock.now)),
                ('applied_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='basis',
            name='basis_is_one_thing',
        ),
        migrations.AddField(
            model_name='carer',
            name='mis_id',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='follow',
            name='ends_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='followrequest',
            name='referred_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='followrequest',
            name='referred_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pupil',
            name='form',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='pupil',
            name='mis_id',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='pupil',
            name='upn',
            field=models.CharField(blank=True, max_length=13),
        ),
        migrations.AddField(
            model_name='responsibility',
            name='current',
            field=models.BooleanField(default=True),
        ),
        migrations.AddIndex(
            model_name='carer',
            index=models.Index(fields=['school', 'name'], name='carer_by_name'),
        ),
        migrations.AddConstraint(
            model_name='pupil',
            constraint=models.UniqueConstraint(condition=models.Q(('upn', ''), _negated=True), fields=('school', 'upn'), name='pupil_upn_once'),
        ),
        migrations.AddField(
            model_name='accessreview',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.school'),
        ),
        migrations.AddField(
            model_name='accessreview',
            name='signed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='careraddress',
            name='carer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='records.carer'),
        ),
        migrations.AddField(
            model_name='columnmapping',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='columnmapping',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.school'),
        ),
        migrations.AddField(
            model_name='consent',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consent',
            name='pupil',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='records.pupil'),
        ),
        migrations.AddField(
            model_name='emailclaim',
            name='noted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='emailclaim',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='records.followrequest'),
        ),
        migrations.AddField(
            model_name='exceptionalcase',
            name='noted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exceptionalcase',
            name='request',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='case', to='records.followrequest'),
        ),
        migrations.AddField(
            model_name='basis',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='records.exceptionalcase'),
        ),
        migrations.AddConstraint(
            model_name='basis',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', True), ('responsibility__isnull', False), ('staff_member__isnull', True)), models.Q(('case__isnull', True), ('responsibility__isnull', True), ('staff_member__isnull', False)), models.Q(('case__isnull', False), ('responsibility__isnull', True), ('staff_member__isnull', True)), _connector='OR'), name='basis_is_one_thing'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='carer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.carer'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='sent_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='trip',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='records.trip'),
        ),
        migrations.AddField(
            model_name='rollimport',
            name='applied_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rollimport',
            name='sent_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rollimport',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.school'),
        ),
        migrations.AddField(
            model_name='rollimport',
            name='undone_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rollchange',
            name='roll_import',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='records.rollimport'),
        ),
        migrations.AddField(
            model_name='follow',
            name='ended_import',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.rollimport'),
        ),
        migrations.AddIndex(
            model_name='careraddress',
            index=models.Index(fields=['email'], name='carer_by_address'),
        ),
        migrations.AddConstraint(
            model_name='careraddress',
            constraint=models.UniqueConstraint(fields=('carer', 'email'), name='carer_address_once'),
        ),
        migrations.AddConstraint(
            model_name='columnmapping',
            constraint=models.UniqueConstraint(fields=('school', 'fingerprint'), name='column_mapping_once'),
        ),
        migrations.AddIndex(
            model_name='consent',
            index=models.Index(fields=['pupil', '-id'], name='consent_newest'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('trip', 'email'), name='invited_once_a_trip'),
        ),
        migrations.AddConstraint(
            model_name='rollimport',
            constraint=models.CheckConstraint(condition=models.Q(('undone_at__isnull', True), ('applied_at__isnull', False), _connector='OR'), name='undone_was_applied'),
        ),
    ]
