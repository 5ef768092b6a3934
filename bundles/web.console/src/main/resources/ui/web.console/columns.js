import { html, nothing } from 'lit';
import { icon } from '/ui/web/icons.js';
import '/ui/web/elapsed.js';
import { colourOf, nameOf, statusText } from './status.js';

/** A held session has two times: on hold, and in all (SES-14, CONS-75). */
const times = (session, { now, texts: { t } }) => html`<belay-elapsed .now=${now} .since=${session.statusSince} title=${session.status === 'on-hold' ? t('time.held') : nothing}></belay-elapsed>${
  session.status === 'on-hold' && session.startedAt ? html`<span class="of" title=${t('time.total')}> / <belay-elapsed .now=${now} .since=${session.startedAt}></belay-elapsed></span>` : nothing}`;

/** The status, with how many take part beside the lead (SES-512) and to whom it goes. */
function status(session, { texts, fresh }) {
  const others = session.participants?.filter(each => each.state !== 'invited').length, { t } = texts;
  const to = session.status === 'outgoing' ? session.transfer?.to.name : null;
  return html`<span class="pill" style="color:${colourOf(session, fresh)}" title=${to ? t('transfer.to', { name: to }) : nothing}>${statusText(session, fresh, texts)}${
    others ? html`<span class="with" title=${t('collaboration.count', { n: others + 1 })}>${icon('people')}${others + 1}</span>` : nothing}</span>`;
}

/** Who handed it over to somebody else than the reader; his words for it as a hint (CONS-79, CONS-81). */
const transferredBy = ({ transfer }, { me }) => transfer && transfer.by.id !== me.id ? html`<span title=${transfer.comment || nothing}>${transfer.by.name}${transfer.comment ? html` <span class="said">${transfer.comment}</span>` : nothing}</span>` : nothing;

/** The session list's columns (CONS-56). `field` names what can be edited in place (CONS-67), `most` its longest text. `hide` columns give way on narrow screens, the highest first. */
export const COLUMNS = [
  { id: 'name', field: 'name', most: 64, width: '20%', always: true, cell: (session, { texts }) => html`<b class="name">${nameOf(session, texts)}</b>` },
  { id: 'session-id', width: '110px', hide: 1, mono: true, cell: session => session.queue ? nothing : session.id },
  { id: 'status', width: '190px', always: true, cell: status },
  { id: 'time', width: '130px', mono: true, cell: times },
  { id: 'channel', hide: 2, cell: session => session.channel?.name ?? nothing },
  { id: 'cfield1', field: 'cfield1', most: 512, hide: 1, cell: session => session.fields?.cfield1 ?? nothing },
  { id: 'cfield2', field: 'cfield2', most: 512, hide: 2, cell: session => session.fields?.cfield2 ?? nothing },
  { id: 'transferred-by', hide: 2, cell: transferredBy },
];
