import pytest

from nestbox.sealing import SealBroken, seal, unseal

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
CONTEXT = b"photo:1"


def test_what_is_sealed_opens_with_the_same_key_and_context() -> None:
    assert unseal(seal(b"a face", KEY, CONTEXT), KEY, CONTEXT) == b"a face"


def test_an_empty_file_can_be_sealed() -> None:
    assert unseal(seal(b"", KEY, CONTEXT), KEY, CONTEXT) == b""


def test_sealed_bytes_hold_nothing_that_can_be_read() -> None:
    assert b"a face" not in seal(b"a face", KEY, CONTEXT)


def test_the_same_bytes_are_never_sealed_alike() -> None:
    assert seal(b"a face", KEY, CONTEXT) != seal(b"a face", KEY, CONTEXT)


def test_the_first_byte_is_the_version() -> None:
    assert seal(b"a face", KEY, CONTEXT)[:1] == b"\x01"


@pytest.mark.parametrize(
    ("key", "context"), [(OTHER_KEY, CONTEXT), (KEY, b"photo:2"), (KEY, b""), (OTHER_KEY, b"photo:2")]
)
def test_another_key_or_photo_does_not_open_it(key: bytes, context: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(seal(b"a face", KEY, CONTEXT), key, context)


@pytest.mark.parametrize("place", range(35))
def test_any_changed_byte_breaks_the_seal(place: int) -> None:
    sealed = bytearray(seal(b"a face", KEY, CONTEXT))
    sealed[place] ^= 1
    with pytest.raises(SealBroken):
        unseal(bytes(sealed), KEY, CONTEXT)


@pytest.mark.parametrize("length", [0, 1, 13, 28, 34])
def test_a_shortened_file_breaks_the_seal(length: int) -> None:
    with pytest.raises(SealBroken):
        unseal(seal(b"a face", KEY, CONTEXT)[:length], KEY, CONTEXT)


@pytest.mark.parametrize("key", [b"", bytes(16), bytes(31), bytes(33)])
def test_only_a_key_of_32_bytes_seals(key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(b"a face", key, CONTEXT)
