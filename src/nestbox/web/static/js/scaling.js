// Makes photos smaller on the device, for a line with one bar. What this browser cannot read is sent as it is.

const QUALITY = 0.85;

/** The file with its longest side at `side` px at most (0: as it is), upright, without what the camera noted in it. */
export const scaled = async (file, side) => (side ? smaller(file, side).catch(() => file) : file);

async function smaller(file, side) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const made = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  return scale === 1 && made.size >= file.size ? file : made;
}

/** The SHA-256 of a file, in hex. */
export async function digest(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
