import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { FINISHED } from './status.js';

/** Who takes part beside the customer (COLL-31 … 34, COLL-51 … 53): the lead, the others, what each may do about whom. */
class CollaborationPanel extends LitElement {
  static properties = { desk: { attribute: false }, session: { attribute: false }, texts: { attribute: false } };

  static styles = [base, css`
    :host { display: block } section { border-bottom: 1px solid var(--line-2); padding: 6px 10px 8px; background: color-mix(in srgb, var(--st-hold) 6%, var(--paper)) }
    ul { list-style: none; margin: 0; padding: 0 } li { display: flex; gap: 6px; align-items: center; min-height: 30px; min-width: 0 } li > svg.i { color: var(--ink-3) } li.lead > svg.i { color: var(--ok) }
    .name { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600 } button.name { border: 0; background: none; padding: 2px 4px; margin: 0 -4px; border-radius: var(--r-1); text-decoration: underline; text-decoration-color: var(--edge); text-underline-offset: 3px; cursor: pointer } button.name:hover { background: var(--hover) }
    .state { color: var(--ink-3); white-space: nowrap; font-size: 12px; flex: 1; overflow: hidden; text-overflow: ellipsis } .btn { padding: 2px 8px } .x { padding: 3px 5px }
    .accept { width: 100%; margin: 6px 0 0; padding: 9px; font-size: 14px; background: var(--ok); color: var(--paper); border-color: transparent; font-weight: 700; animation: call 1.1s infinite alternate } .accept:hover { background: var(--ok) !important; filter: brightness(1.08) }
    @keyframes call { to { background: color-mix(in srgb, var(--ok) 62%, var(--ink)); box-shadow: 0 0 0 4px color-mix(in srgb, var(--ok) 40%, transparent) } }
    @media (prefers-reduced-motion: reduce) { .accept { animation: none; outline: 3px solid color-mix(in srgb, var(--ok) 45%, transparent) } }
  `];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.desk); }

  render() {
    const { session, desk } = this, t = this.texts.t, { participants = [], technician, leadOfferedTo, acts } = session;
    if (!participants.length || FINISHED.has(session.status)) return nothing;
    return html`<section aria-label=${t('collaboration')}><ul>
        <li class="lead">${icon('lead')}<span class="name">${technician?.name ?? ''}</span><span class="state">${t('collaboration.lead')}${technician?.id === desk.me.id ? ` · ${t('collaboration.you')}` : ''}</span></li>
        ${repeat(participants, each => each.id, each => this.#participant(each))}</ul>
      ${leadOfferedTo === desk.me.id && acts.includes('accept-lead') ? html`<button class="btn accept" ?disabled=${desk.acts.busy.has(`${session.id} accept-lead`)} @click=${() => desk.acts.act(session.id, 'accept-lead')}>${icon('lead')}${t('lead.accept')}</button>` : nothing}</section>`;
  }

  #participant(participant) {
    const { session, desk } = this, t = this.texts.t, { acts, leadOfferedTo } = session, { id, state, external, comment, withheld } = participant, name = participant.name || t('collaboration.nameless'), me = id === desk.me.id, offered = leadOfferedTo === id;
    const words = [me && t('collaboration.you'), external && t('collaboration.external'), state !== 'collaborating' && t(`collaboration.${state}`), offered && t('lead.offered'), withheld?.length && t('collaboration.withheld', { n: withheld.length })].filter(Boolean).join(' · ');
    const mayLead = state === 'collaborating' && !external && acts.includes('offer-lead');
    return html`<li>${icon('person')}${acts.includes('withhold') ? html`<button class="name" title=${t('withhold.hint', { name })} @click=${() => fire(this, 'belay-withhold', { session, participant: { ...participant, name } })}>${name}</button>` : html`<span class="name">${name}</span>`}
      <span class="state" title=${comment || nothing}>${words}</span>
      ${offered && acts.includes('offer-lead') ? html`<button class="btn" @click=${() => desk.acts.act(session.id, 'offer-lead', { technician: 0 })}>${t('lead.take-back')}</button>`
        : mayLead ? html`<button class="btn" aria-label=${t('lead.offer-to', { name })} @click=${() => desk.acts.act(session.id, 'offer-lead', { technician: id })}>${t('lead.offer')}</button>` : nothing}
      ${me && acts.includes('end') ? html`<button class="btn quiet x" aria-label=${t('leave')} title=${t('leave')} @click=${() => fire(this, 'belay-end', session)}>${icon('close')}</button>`
        : acts.includes('dismiss') ? html`<button class="btn quiet x" aria-label=${t('dismiss', { name })} title=${t('dismiss', { name })} @click=${() => desk.acts.act(session.id, 'dismiss', { technician: id })}>${icon('close')}</button>` : nothing}</li>`;
  }
}

define('belay-collaboration-panel', CollaborationPanel);
