"""`nestbox redact`: covered copies of a photo, or of a folder of photos."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from nestbox.ops import photo_files

existing = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("place", metavar="IN", type=click.Path(exists=True, path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--roll",
    "rolls",
    type=existing,
    multiple=True,
    help="An export of pupils: text with a word of their names is covered too. Can be given several times.",
)
def redact(*, place: Path, out: Path, rolls: tuple[Path, ...]) -> None:
    """Write copies of the photo IN, or of every photo below the folder IN, into the folder OUT, all covered.

    Every face that is found is covered for good, sure or only perhaps one, and with --roll the text that
    names a child. Faces and names can be missed: look at each copy before you use it. Needs no installation
    and no database.

    A copy is a JPEG of 1,600 px at most, upright, without any metadata, in the same sub-folder under the same
    name, ending in .jpg. Nothing is ever written over: a copy that is there already counts as failed. What
    failed, and why, is said on standard error, after the progress bar.

    Exit code 0: every file was copied. 1: some could not be. 2: IN, OUT or a roll cannot be used.
    """
    if place.is_dir() and out.resolve() == place.resolve():
        raise click.UsageError("OUT has to be another folder than IN.")
    name_in = _names_in(rolls)
    files = photo_files.files_in(place, without=out)
    copies = photo_files.copies_of(files, place, out)
    work = partial(_cover, copies, name_in)
    failed = list(photo_files.each(files, "Covering photos", work))
    for file, sentence in failed:
        click.echo(f"{_printable(file)}: {sentence}", err=True)
    click.echo(f"Covered: {len(files) - len(failed)}. Failed: {len(failed)}.", err=True)
    sys.exit(bool(failed))


def _cover(copies: dict[Path, Path], name_in: Callable[[str], str | None], file: Path) -> None:
    from nestbox.photos.decoding import MAX_BYTES
    from nestbox.photos.pipeline import process

    if copies[file].exists():
        raise FileExistsError(0, "exists", str(copies[file]))
    renditions = process(photo_files.read(file, MAX_BYTES), name_in).files.renditions
    large = next(each for each in renditions if (each.name, each.extension) == ("large", "jpg"))
    photo_files.write_new(copies[file], large.data)


def _names_in(rolls: tuple[Path, ...]) -> Callable[[str], str | None]:
    """What tells which name of these rolls a text holds."""
    from nestbox.photos.pipeline import no_names
    from nestbox.policy.naming import index_of, matching_word
    from nestbox.roll.files.reading import MappingNeededError, UnreadableError, read_together

    if not rolls:
        return no_names
    try:
        roll = read_together([(file.read_bytes(), file.name) for file in rolls]).roll
    except UnreadableError as error:
        raise click.UsageError(error.sentence) from None
    except MappingNeededError:
        raise click.UsageError("The columns of a roll were not recognised.") from None
    return partial(matching_word, names=index_of(roll.pupils))


def _printable(file: Path) -> str:
    return str(file).encode(errors="backslashreplace").decode()
