import { define } from '/ui/web/element.js';
import { Inside } from './inside.js';
import { portals } from './portals.js';

/** The tab's name. */
export const label = texts => texts.t('portal');

/** There is no tab for whoever's group has no portal. */
export const offered = async api => Boolean((await portals(api)).inside.address);

/** Whether the tab comes to the front when a session becomes active (SET-98). */
export const opens = async api => (await portals(api)).inside.withSession;

export default define('belay-portal-tab', class extends Inside {});
