/** The join address as a QR code; drawn by the server for the network the laptop is in. */

const TRY_AGAIN = 1500;

/** Show the code for this address in an image; asked for again if the network is just changing. */
export function showQr(image, join) {
  const source = `${join.qr}?for=${encodeURIComponent(join.address)}`;
  image.hidden = !join.address;
  if (!join.address || image.dataset.source === source) return image;
  image.dataset.source = source;
  image.onerror = () => setTimeout(() => {
    if (image.dataset.source === source) image.src = `${source}&again=${Date.now()}`;
  }, TRY_AGAIN);
  image.src = source;
  return image;
}
