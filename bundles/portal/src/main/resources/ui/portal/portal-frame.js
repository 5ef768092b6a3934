import { html } from 'lit';

/**
 * A page of somebody else inside ours. In a sandbox: it may run its own scripts with its own cookies and open windows, but not lead
 * this page elsewhere, ask for camera or microphone, or see where it is shown.
 */
export const portalFrame = (address, title) => html`<iframe src=${address} title=${title} referrerpolicy="no-referrer" allow=""
  sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads" style="border:0;width:100%;height:100%;min-height:320px;display:block;background:#fff"></iframe>`;

/** Whether the address is another site's: one of ours in a sandbox could reach out of it. */
export const isForeign = address => {
  try { return new URL(address).origin !== location.origin; } catch { return false; }
};
