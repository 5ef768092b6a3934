/** Only an address of this gateway: never lead a freshly signed-in person elsewhere. From this page the gateway leads to his own. */
export function next() {
  const asked = new URLSearchParams(location.search).get('next') ?? '/sign-in', wanted = URL.canParse(asked, location.origin) ? new URL(asked, location.origin) : null;
  // A path may begin with two slashes (/.//host), and then it would be understood as another site.
  return wanted?.origin === location.origin && !wanted.pathname.startsWith('//') ? wanted.pathname + wanted.search + wanted.hash : '/sign-in';
}

/** Where single sign-on begins; it leads back to where one wanted. */
export function withNext(start) {
  const address = new URL(start, location.origin);
  if (next() !== '/sign-in') address.searchParams.set('next', next());
  return address.pathname + address.search;
}
