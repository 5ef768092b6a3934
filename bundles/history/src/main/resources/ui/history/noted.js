import { html, css, nothing } from 'lit';
import { moment } from '/ui/web/time.js';

const who = ({ author, at }, texts) => html`<small>${author.name ? `${author.name} · ` : author.role === 'system' ? `${texts.t('notes.system')} · ` : ''}<time datetime=${at}>${moment(at, texts.locale)}</time></small>`;

/** How notes are shown where they can't be edited. */
export const noted = {
  styles: css`.noted { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 4px } .noted + small, small { color: var(--ink-3); display: block } article + article, article + h3, h3 + article { margin-top: 12px } h3 { font-size: 12px; color: var(--ink-3); margin-top: 14px } .none { color: var(--ink-3) }`,

  /** A note with its author and time. */
  one: (note, texts) => html`<article><p class="noted">${note.text}</p>${who(note, texts)}</article>`,

  /** What connected systems and others added, the latest first. */
  added: ({ added }, texts) => added.length ? html`<h3>${texts.t('notes.added')}</h3>${added.map(each => noted.one(each, texts))}` : nothing,
};
