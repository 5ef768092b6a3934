import { LitElement, html, css } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { toast } from '/ui/web/toasts.js';
import '/ui/web/elapsed.js';

/** The technician's sessions as they are now; one joins them without an invitation (MON-22). */
class ActiveSessions extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, entry: { attribute: false }, busy: { state: true } };

  static styles = [base, css`
    :host { display: block; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: var(--r-2); overflow: auto }
    h3 { font-size: 13px; padding: 10px 14px; border-bottom: 1px solid var(--line-2) } .empty { padding: 30px 14px; text-align: center; color: var(--ink-3) }
    ul { list-style: none; margin: 0; padding: 0 } li { display: flex; gap: 10px; align-items: center; padding: 8px 14px; border-bottom: 1px solid var(--line-2) } li > div { flex: 1; min-width: 0 }
    b { font-weight: 600; display: block; overflow-wrap: anywhere } small { color: var(--ink-3) } small .id { font-family: var(--mono) } .in { color: var(--ok); font-weight: 600; white-space: nowrap }
  `];

  render() {
    const { entry, texts: { t } } = this;
    return html`<h3>${t('sessions')}</h3>${entry.sessions.length ? html`<ul aria-label=${t('sessions')}>${repeat(entry.sessions, each => each.id, each => {
      const name = each.name || t('customer');
      return html`<li data-monitored-session=${each.id}><div><b>${name}</b><small>${t(`status.${each.status}`)} · <belay-elapsed .now=${() => this.api.now()} .since=${each.statusSince}></belay-elapsed> · <span class="id">${each.id}</span></small></div>
        ${each.joined ? html`<span class="in">${t('joined')}</span>` : html`<button class="btn" ?disabled=${!each.joinable || this.busy} aria-label=${t('join.of', { name })} @click=${() => this.#join(each, name)}>${t('join')}</button>`}</li>`;
    })}</ul>` : html`<p class="empty">${t('sessions.none', { name: entry.name })}</p>`}`;
  }

  async #join({ id }, name) {
    this.busy = true;
    try {
      await this.api.post(`/api/units/${this.entry.unit}/sessions/${id}/join`);
      toast(this.texts.t('join.done', { name }), 'done');
    } catch (error) {
      toast(this.texts.error(error), 'error');
    } finally {
      this.busy = false;
    }
  }
}

define('belay-monitored-sessions', ActiveSessions);
