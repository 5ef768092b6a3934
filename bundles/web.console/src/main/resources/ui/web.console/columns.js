import { html, nothing } from 'lit';
import '/ui/web/elapsed.js';
import { colourOf, nameOf, statusText } from './status.js';

/** The session list's columns (CONS-56). `hide` columns give way on narrow screens, the highest first. */
export const COLUMNS = [
  { id: 'name', width: '20%', always: true, cell: (session, { texts }) => html`<b class="name">${nameOf(session, texts)}</b>` },
  { id: 'session-id', width: '110px', hide: 1, mono: true, cell: session => session.id },
  { id: 'status', width: '190px', always: true, cell: (session, { texts, fresh }) => html`<span class="pill" style="color:${colourOf(session, fresh)}">${statusText(session, fresh, texts)}</span>` },
  { id: 'time', width: '110px', mono: true, cell: (session, { now }) => html`<belay-elapsed .now=${now} .since=${session.statusSince}></belay-elapsed>` },
  { id: 'channel', hide: 2, cell: session => session.channel?.name ?? session.channel ?? nothing },
  { id: 'cfield1', hide: 1, cell: session => session.fields?.cfield1 ?? nothing },
  { id: 'cfield2', hide: 2, cell: session => session.fields?.cfield2 ?? nothing },
  { id: 'transferred-by', hide: 2, cell: session => session.transferredBy ?? nothing },
];
