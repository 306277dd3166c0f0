"""Reads what a file is made of, by hand and not with the libraries that wrote it."""

import struct

STANDALONE = {0xD8: "SOI", 0xD9: "EOI"}
NAMES = {0xC0: "SOF0", 0xC2: "SOF2", 0xC4: "DHT", 0xDA: "SOS", 0xDB: "DQT", 0xDD: "DRI", 0xFE: "COM"}
JFIF_BYTES = 16  # an APP0 of this length is the JFIF header without a thumbnail (ITU-T T.871 10.1)


def parts_of_jpeg(data: bytes) -> list[str]:
    """Each marker segment by its name (ITU-T T.81 B.1), and what follows the end as "after the end"."""
    assert data[:2] == b"\xff\xd8"
    names, place = [], 2
    while data[place + 1] != 0xD9:
        code, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        names.append(_name(code, length))
        place += 2 + length
        if code == 0xDA:
            place = _end_of_scan(data, place)
    return [*names, "EOI", *(["after the end"] if place + 2 != len(data) else [])]


def _name(code: int, length: int) -> str:
    if 0xE0 <= code <= 0xEF:
        return "APP0" if (code, length) == (0xE0, JFIF_BYTES) else f"APP{code - 0xE0} of {length} bytes"
    return NAMES.get(code, hex(code))


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker begins: 0xFF followed by neither a stuffed zero nor a restart marker."""
    while data[place] != 0xFF or data[place + 1] == 0 or 0xD0 <= data[place + 1] <= 0xD7:
        place += 1
    return place


def parts_of_webp(data: bytes) -> list[str]:
    """Each chunk by its name (RFC 9649 2.3), and what follows the end as "after the end"."""
    assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
    end = 8 + struct.unpack("<I", data[4:8])[0]
    names, place = [], 12
    while place < end:
        names.append(data[place : place + 4].decode("latin-1"))
        length = struct.unpack("<I", data[place + 4 : place + 8])[0]
        place += 8 + length + length % 2
    return [*names, *(["after the end"] if end != len(data) else [])]
