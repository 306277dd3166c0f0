"""XML without document types, entities or the network; element by element, so that size costs no memory."""

import io
from collections.abc import Iterator

from lxml import etree

from nestbox.roll.files.shapes import UnreadableError

DAMAGED = "This XML file is damaged or incomplete. Please export it again."
WITH_DOCTYPE = "This XML file defines a document type, which no school's export does. It was not read."
DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")


def elements(data: bytes, *tags: str) -> Iterator[etree._Element]:
    """Each element of these tags, emptied when the next is asked for. Raises ``UnreadableError``."""
    _refuse_definitions(data)
    parser = etree.iterparse(
        io.BytesIO(data), tag=tags, load_dtd=False, no_network=True, resolve_entities=False, huge_tree=False
    )
    try:
        for _, element in parser:
            _refuse_doctype(element)
            yield element
            element.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(DAMAGED) from error


def root_of(data: bytes) -> str:
    """The name of the outermost element, without its namespace. Raises ``UnreadableError``."""
    _refuse_definitions(data)
    parser = etree.iterparse(
        io.BytesIO(data), events=("start",), load_dtd=False, no_network=True, resolve_entities=False
    )
    try:
        _, element = next(iter(parser))
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise UnreadableError(DAMAGED) from error
    _refuse_doctype(element)
    return etree.QName(element).localname


def _refuse_definitions(data: bytes) -> None:
    letters = data.replace(b"\x00", b"") if b"\x00" in data else data
    if any(definition in letters for definition in DEFINITIONS):
        raise UnreadableError(WITH_DOCTYPE)


def _refuse_doctype(element: etree._Element) -> None:
    # An encoding that hides the letters from the search above doesn't hide the document type from the parser.
    if element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(WITH_DOCTYPE)
