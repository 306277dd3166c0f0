// The photos that were chosen on this device, by the ids that they were given: to see the faces again that
// are covered in everything that the server shows. They stay in this window's memory and go with it.

const files = new Map();

export const keepLocal = (photoId, file) => files.set(photoId, file);
export const localPhoto = (photoId) => files.get(photoId);
