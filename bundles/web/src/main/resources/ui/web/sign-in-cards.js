import { html, nothing } from 'lit';
import { formField } from './form-field.js';
import { icon } from './icons.js';
import { passwordMeter, passwordRule } from './password-meter.js';
import { next, withNext } from './sign-in-next.js';
import './two-step-parts.js';

function head(page, t, title, lead) {
  const { form } = page.errors, why = page.step === 'credentials' ? new URLSearchParams(location.search).get('signed-out') : null, out = why !== null;
  return html`<h1 tabindex="-1">${t(title)}</h1><p class="lead">${t(lead)}</p>
    ${form ? html`<div class="box" role="alert">${icon('warn')}<span>${form}</span></div>` : out ? html`<div class="box fine" role="status">${icon('check')}<span>${t(why === 'inactivity' ? 'sign-in.inactive' : 'sign-in.signed-out')}</span></div>` : nothing}`;
}

function button(page, t, label) {
  return html`<button class="btn primary go" ?disabled=${page.busy}>${page.busy ? html`<i class="spin"></i>${t('sign-in.busy')}` : t(label)}</button>`;
}

function credentials(page, t) {
  const sso = page.methods?.sso ?? [], byPassword = page.methods?.password !== false;
  return html`${head(page, t, 'sign-in.title', 'sign-in.lead')}
    ${byPassword ? html`<form @submit=${page.submit} novalidate>
      ${formField({ name: 'email', label: t('sign-in.email'), type: 'email', autocomplete: 'username', value: page.email, error: page.errors.email, input: value => { page.email = value; } })}
      ${formField({ name: 'password', label: t('sign-in.password'), type: page.shown ? 'text' : 'password', autocomplete: 'current-password', value: page.level.password, error: page.errors.password, input: page.typed('password') })}
      ${show(page, t)}${button(page, t, 'sign-in.go')}</form>` : nothing}
    ${sso.length && byPassword ? html`<div class="or">${t('sign-in.or')}</div>` : nothing}
    ${sso.length ? html`<div class="sso">${sso.map(({ label, start }) => html`<a class="btn" href=${withNext(start)}>${icon('shield')}${t('sign-in.with', { name: label })}</a>`)}</div>` : nothing}`;
}

function code(page, t) {
  const long = page.recovering;
  return html`${head(page, t, 'two-step.title', long ? 'two-step.recovery-lead' : 'two-step.lead')}
    <form @submit=${page.submit} novalidate><div class="code ${long ? 'long' : ''}">${formField(long
      ? { name: 'code', label: t('two-step.recovery'), value: page.level.code, error: page.errors.code, input: page.typed('code') }
      : { name: 'code', label: t('two-step.code'), autocomplete: 'one-time-code', inputmode: 'numeric', most: 12, value: page.level.code, error: page.errors.code, input: page.typed('code') })}</div>
      ${button(page, t, 'sign-in.on')}</form>
    <div class="ways"><button type="button" @click=${page.recover}>${t(long ? 'two-step.by-app' : 'two-step.by-recovery')}</button>${again(page, t)}</div>`;
}

function enrol(page, t) {
  return html`${head(page, t, 'enrol.title', 'enrol.lead')}
    ${page.enrolment ? html`<form @submit=${page.submit} novalidate><belay-enrolment .enrolment=${page.enrolment} .texts=${page.texts}></belay-enrolment>
      <div class="code">${formField({ name: 'code', label: t('two-step.code'), autocomplete: 'one-time-code', inputmode: 'numeric', most: 12, value: page.level.code, error: page.errors.code, input: page.typed('code') })}</div>
      ${button(page, t, 'enrol.go')}</form>` : nothing}<div class="ways">${again(page, t)}</div>`;
}

function codes(page, t) {
  return html`<h1 tabindex="-1">${t('codes.title')}</h1><p class="lead">${t('enrol.done')}</p>
    <belay-recovery-codes .codes=${page.codes} .texts=${page.texts} account=${page.email || location.host} @belay-kept=${() => { const { after } = page; page.codes = null; page.go(after); }}></belay-recovery-codes>`;
}

function password(page, t) {
  const least = page.least;
  return html`${head(page, t, 'new-password.title', 'new-password.lead')}<form @submit=${page.submit} novalidate>
    <input type="hidden" autocomplete="username" .value=${page.email}>
    ${formField({ name: 'password', label: t('new-password.password'), type: page.shown ? 'text' : 'password', autocomplete: 'new-password', hint: passwordRule(page.texts, least), value: page.level.password, error: page.errors.password, input: page.typed('password') })}
    ${passwordMeter(page.level.password, page.texts, least)}
    ${formField({ name: 'again', label: t('new-password.again'), type: page.shown ? 'text' : 'password', autocomplete: 'new-password', value: page.level.again, error: page.errors.again, input: page.typed('again') })}
    ${show(page, t)}${button(page, t, 'new-password.go')}</form><div class="ways">${again(page, t)}</div>`;
}

function warning(page, t) {
  return html`<h1 tabindex="-1">${t('expires.title', { n: page.warning })}</h1><p class="lead">${t('expires.lead')}</p>
    <form @submit=${event => { event.preventDefault(); location.replace('/account#password'); }}><button class="btn primary go">${t('expires.change')}</button>
    <button type="button" class="btn go" @click=${() => location.replace(next())}>${t('expires.later')}</button></form>`;
}

function show(page, t) {
  return html`<label class="check"><input type="checkbox" .checked=${Boolean(page.shown)} @change=${event => { page.shown = event.target.checked; }}>${t('sign-in.show')}</label>`;
}

const again = (page, t) => html`<button type="button" @click=${page.startOver}>${t('sign-in.start-over')}</button>`;

/** What the sign-in page shows at each step; each draws for the page, whose state it reads. */
export const CARDS = { credentials, 'two-step': code, enrol, codes, password, warning };
