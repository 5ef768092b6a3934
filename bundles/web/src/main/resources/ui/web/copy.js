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
  // Beside whatever has the focus: an open dialog, in whose shadow it may lie, doesn't let it out.
  beside(document.activeElement).append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  return done;
}

function beside(element) {
  if (element?.shadowRoot?.activeElement) return beside(element.shadowRoot.activeElement);
  const root = element?.getRootNode();
  return root instanceof ShadowRoot ? root : element?.closest('dialog') ?? document.body;
}
