"""`make bench`: seed a school, serve it, and print what each page costs, and then each step of a photo.

300 followers, 500 posts, 1,000 photos; one web process; one keep-alive client on the same machine.
CPU is what the web process used, as the kernel counts it, so that a busy machine does not change it much;
latencies and requests per second are this machine's, in this hour.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

POSTS, FOLLOWERS, PHOTOS_A_POST = (
    int(os.environ.get("BENCH_POSTS", "500")),
    int(os.environ.get("BENCH_FOLLOWERS", "300")),
    2,
)


def main() -> int:
    """Measure everything and print the table; or only what a withdrawal costs."""
    with tempfile.TemporaryDirectory(prefix="nestbox-bench-") as folder:
        _settle_in(Path(folder))
        if sys.argv[1:2] == ["withdrawal"]:
            from bench import withdrawal

            withdrawal.main(*map(int, sys.argv[2:3]))
            return 0
        from bench import photos, report, scenarios, seed, server

        cookies = seed.seed(followers=FOLLOWERS, posts=POSTS, photos_a_post=PHOTOS_A_POST)
        with server.serving() as web:
            rows = [scenario(web, cookies) for scenario in scenarios.ALL]
        with server.serving(NESTBOX_PHOTO_DELIVERY="nginx") as web:
            rows += [scenario(web, cookies) for scenario in scenarios.BEHIND_NGINX]
        print(report.table(rows), end="\n\n", flush=True)
    photos.main()
    return 0


def _settle_in(folder: Path) -> None:
    os.environ["NESTBOX_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "nestbox.django_settings"
    for name in ("NESTBOX_DEMO", "NESTBOX_DATABASE_URL", "NESTBOX_SECRET_KEY", "NESTBOX_PHOTO_KEY"):
        os.environ.pop(name, None)
    from nestbox.settings import Settings, prepare_data_folder

    prepare_data_folder(Settings())
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
