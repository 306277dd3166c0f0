"""The reader of text (PP-OCRv6 in the package `rapidocr`, Apache-2.0): its models, checked, and one engine.

Loaded when first wanted, in the background worker: nothing here is imported when pages are served. The models
are named by their paths, so that the package neither looks for others nor fetches any.
"""

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nestbox.photos.decoding import MAX_SIDE, Pixels

MODELS: Final = {
    "Det": (
        "PP-OCRv6_det_small.onnx",
        "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    ),
    "Cls": (
        "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
        "e47acedf663230f8863ff1ab0e64dd2d82b838fceb5957146dab185a89d6215c",
    ),
    "Rec": (
        "PP-OCRv6_rec_small.onnx",
        "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
    ),
}
LEAST_SCORE: Final = 0.4  # below it what is read is leaves and gravel
THREADS: Final = 1


class ReaderMissing(RuntimeError):  # noqa: N818 - named for what happened, like every refusal here
    """The reader's models are absent or not the expected ones: no photo may be published without them."""


class Line(NamedTuple):
    """A line that was read: the corners of its slanting box (4 x 2, px), its text, how sure (0..1)."""

    corners: NDArray[np.float64]
    text: str
    score: float


def read(pixels: Pixels) -> list[Line]:
    """Every line of text in a picture. Raises ReaderMissing."""
    found = _engine()(np.ascontiguousarray(pixels[..., ::-1]))  # it was trained on BGR
    if found.boxes is None or found.txts is None:
        return []
    lines = zip(found.boxes, found.txts, found.scores, strict=True)
    return [Line(np.asarray(box, np.float64), str(text), float(score)) for box, text, score in lines]


@cache
def _engine() -> Any:
    """The one engine of this process. Raises ReaderMissing."""
    paths = {part: model_path(part) for part in MODELS}
    import cv2  # noqa: PLC0415  (loaded when first wanted: pages are served without it)
    from rapidocr import RapidOCR  # noqa: PLC0415  (as above)

    cv2.setNumThreads(THREADS)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": LEAST_SCORE,
            "Global.use_preprocess_img": False,  # lines are read at the picture's own size
            "Det.limit_type": "max",
            "Det.limit_side_len": MAX_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": THREADS,
            **{f"{part}.model_path": str(path) for part, path in paths.items()},
        }
    )


def model_path(part: str) -> Path:
    """Where a model lies, exactly as published. Raises ReaderMissing when it is not there or not it."""
    package = find_spec("rapidocr")
    if package is None or not package.submodule_search_locations:
        raise ReaderMissing("The package “rapidocr”, which reads text in photos, is not installed.")
    name, digest = MODELS[part]
    path = Path(package.submodule_search_locations[0]) / "models" / name
    if not path.is_file():
        raise ReaderMissing(f"The reader's model {path} is missing.")
    if sha256(path.read_bytes()).hexdigest() != digest:
        raise ReaderMissing(f"The reader's model {path} is not the file that was measured.")
    return path
