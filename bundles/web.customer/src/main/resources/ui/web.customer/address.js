/**
 * The code that the page was opened with: `/418029`, `?code=418029` (in any case, as old links have `Code`), or what the
 * gateway wrote beside the page. Empty if there is none; not checked, as the code's bundle knows best.
 */
export function codeIn({ pathname, search }, written) {
  if (written) return written;
  for (const [name, value] of new URLSearchParams(search)) if (name.toLowerCase() === 'code') return value.trim();
  return /^\/(\d[\d\s-]*)\/?$/.exec(decodeURIComponent(pathname))?.[1] ?? '';
}

/** The session of `/session/380206897`, or null. */
export function sessionIn({ pathname }) {
  const id = /^\/session\/(\d{1,18})\/?$/.exec(pathname)?.[1];
  return id ? Number(id) : null;
}

/** The channel of `/channel/101`, or null. */
export function channelIn({ pathname }) {
  const id = /^\/channel\/(\d{1,9})\/?$/.exec(pathname)?.[1];
  return id ? Number(id) : null;
}

/** Why what a web site's form brought was refused: a code, empty if it wasn't. */
export const refusedIn = ({ search }) => /^[a-z-]{1,40}$/.exec(new URLSearchParams(search).get('refused') ?? '')?.[0] ?? '';
