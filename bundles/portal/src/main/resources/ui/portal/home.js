import { nothing } from 'lit';
import { define } from '/ui/web/element.js';
import { Inside } from './inside.js';
import { portals } from './portals.js';

/** Only for groups whose portal opens at the console's start (SET-99). */
export const offered = async api => {
  const { inside } = await portals(api);
  return Boolean(inside.address) && inside.atStart;
};

/** The portal where no session is selected. */
export default define('belay-portal-home', class extends Inside {
  wanted({ atStart }) { return atStart; }

  otherwise() { return nothing; }
});
