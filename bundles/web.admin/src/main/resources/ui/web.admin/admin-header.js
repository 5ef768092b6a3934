import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon, mark } from '/ui/web/icons.js';
import { openMenu, below } from '/ui/web/menu.js';
import { LANGUAGES, chooseLanguage } from '/ui/web/texts.js';
import { chooseTheme, rememberedTheme } from './theme.js';

const branches = html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h7M9 12h11M9 19h11M6 5v14h3M6 12h3"/></svg>`;

/** Sections, how the gateway is, ways to the other pages, language, who is signed in, log out (ORG-08, GEN-16). */
class AdminHeader extends LitElement {
  static properties = { office: { attribute: false }, drawer: { type: Boolean } };

  static styles = [base, css`
    :host { display: block; border-bottom: 1px solid var(--line); background: var(--paper); font-size: 13px }
    header { display: flex; align-items: center; gap: 6px 10px; padding: 0 14px; min-height: 44px } b { font-size: 15px } nav { display: flex; gap: 4px; min-width: 0; overflow: auto } .sp { flex: 1 }
    nav a, .links a, .links button { color: var(--ink-2); text-decoration: none; padding: 4px 8px; min-height: 28px; border-radius: 4px; white-space: nowrap; border: 0; background: none; cursor: pointer; display: inline-flex; align-items: center; gap: 4px }
    nav a:hover, .links a:hover, .links button:hover { background: var(--hover); color: var(--ink) } nav a[aria-current=page] { background: var(--chosen); color: var(--ink); font-weight: 600 }
    .links { display: flex; align-items: center; gap: 2px } .links [aria-pressed=true] { color: var(--brand); font-weight: 600 } select { border: 0; background: none; color: var(--ink-2); padding: 4px 2px; min-height: 28px; border-radius: 4px; cursor: pointer } select option { background: var(--raised); color: var(--ink) }
    .pill.ready { color: var(--ok) } .pill.degraded { color: var(--warn) } .pill.down { color: var(--bad) } .who { max-width: 15rem } .who span { overflow: hidden; text-overflow: ellipsis } .tree { display: none } svg.i { width: 13px; height: 13px }
    @media (max-width: 1180px) { .links a { display: none } } @media (max-width: 1000px) { .pill { display: none } } @media (max-width: 760px) { .tree { display: inline-flex } header { flex-wrap: wrap; padding: 4px 8px } nav { order: 9; flex-basis: 100% } .who span { max-width: 7rem } .links button.help, .links button.out { display: none } }
  `];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.office); }

  render() {
    const { office } = this, { me, organization, route, texts: { t, language } } = office;
    const sections = [{ id: 'organization', label: t('section.organization') }, ...office.isMaster ? [{ id: 'global', label: t('section.global') }] : [], ...office.contributions.slot('admin.section').map(({ id, label }) => ({ id, label }))];
    return html`<header><button class="btn quiet tree" aria-expanded=${this.drawer} @click=${() => fire(this, 'belay-drawer')} aria-label=${t('tree')}>${branches}</button>${mark()}<b>Belay</b>
      <nav aria-label=${t('nav')}>${sections.map(({ id, label }) => html`<a href=${id === 'organization' ? '#' : `#page=${id}`} aria-current=${id === route.page ? 'page' : nothing} @click=${event => this.#go(event, id)}>${label}</a>`)}</nav>
      <span class="sp"></span>${this.#health()}
      <div class="links">${office.may('console') ? html`<a href="/console">${t('link.console')}</a>` : nothing}<a href="/account">${t('link.account')}</a>
        <button class="help" aria-pressed=${office.help} title=${t('help.title')} @click=${() => office.toggleHelp()}>${t(office.help ? 'help.hide' : 'help.show')}</button>
        <select aria-label=${t('language')} @change=${this.#language}>${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`)}</select>
        <button class="who" aria-haspopup="menu" @click=${this.#menu} title=${me.email ?? ''}><span>${me.name}${organization ? ` · ${organization}` : ''}</span>${icon('down')}</button>
        <button class="out" @click=${() => office.signOut()}>${t('sign-out')}</button></div></header>`;
  }

  #health() {
    const { health, texts: { t } } = this.office;
    if (!health) return nothing;
    const troubled = health.parts.filter(({ level }) => level !== 'ready'), level = troubled.length ? health.status === 'down' ? 'down' : 'degraded' : 'ready';
    return html`<span class="pill ${level}" role="status" title=${troubled.map(({ part, reason }) => `${part}: ${reason ?? ''}`).join('\n')}>${troubled.length ? t('health.troubled', { parts: troubled.map(({ part }) => part).join(', ') }) : t('health.ready')}</span>`;
  }

  #go(event, id) {
    event.preventDefault();
    const { route } = this.office;
    // Back in the tree, where one was.
    if (id === 'organization' && route.page !== id) this.office.route.go(this.office.lastPlace ?? {});
    else if (id !== route.page) { this.office.lastPlace = { unit: route.unit, tab: route.tab }; route.go({ page: id }); }
  }

  async #language(event) {
    const wanted = event.target.value;
    event.target.value = this.office.texts.language;
    if (await this.office.guard.leave()) chooseLanguage(wanted);
  }

  #menu = event => {
    const { office } = this, { t } = office.texts, theme = rememberedTheme();
    const leave = path => async () => { if (await office.guard.leave()) location.assign(path); };
    openMenu([
      ...office.may('console') ? [{ text: t('link.console'), act: leave('/console') }] : [], { text: t('link.account'), act: leave('/account') }, { text: t(office.help ? 'help.hide' : 'help.show'), act: () => office.toggleHelp() }, { text: t('keys'), act: () => fire(this, 'belay-keys') }, { line: true },
      ...['system', 'light', 'dark'].map(name => ({ text: t(`theme.${name}`), checked: theme === name, act: () => chooseTheme(name) })), { line: true },
      { text: t('sign-out'), act: () => office.signOut() },
    ], below(event.currentTarget));
  };
}

define('belay-admin-header', AdminHeader);
