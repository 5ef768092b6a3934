import { html } from 'lit';

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/gi;

/** Text with its web addresses as links. Only http and https, opened apart, without telling where the reader came from. */
export function linked(text) {
  const parts = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    parts.push(text.slice(end, index), html`<a href=${address} target="_blank" rel="noopener noreferrer nofollow">${address}</a>`);
    end = index + address.length;
  }
  return [...parts, text.slice(end)];
}

const OPENABLE = new Set(['http:', 'https:', 'ftp:']);

/** An address that somebody sent to be opened, in full, so that its reader sees where it leads; as plain text if it is no such address. */
export function pushed(address) {
  return isOpenable(address) ? html`<a href=${address} target="_blank" rel="noopener noreferrer nofollow">${address}</a>` : address;
}

/** Whether the gateway takes it as an address for the customer. */
export function isOpenable(address) {
  return URL.canParse(address) && OPENABLE.has(new URL(address).protocol);
}
