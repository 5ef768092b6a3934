/** Puts a text on the clipboard; answers whether it got there. Also where the page came by plain http, without the newer API. */
export async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* refused by the browser: try the older way */ }
  }
  const box = Object.assign(document.createElement('textarea'), { value: text });
  box.style.cssText = 'position:fixed;opacity:0';
  // Inside an open dialog, or the focus could not leave it.
  (document.querySelector('dialog[open]') ?? document.body).append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  return done;
}
