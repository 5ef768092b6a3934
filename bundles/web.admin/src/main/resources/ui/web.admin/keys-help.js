import { html } from 'lit';

/** Keys of the tree and what they do, by text. */
const KEYS = [['↑ ↓ ← →', 'move'], ['Enter', 'choose'], ['Shift+F10', 'menu'], ['Ctrl+X', 'cut'], ['Ctrl+V', 'paste'], ['F2', 'rename'], ['Del', 'delete'], ['Ctrl+Z', 'undo'], ['?', 'help']];

/** The list of keys, as a dialog. */
export const keysHelp = ({ t }, close) => html`<belay-dialog open .heading=${t('keys')} .closeLabel=${t('close')} @belay-close=${close}>
  <dl style="display:grid;grid-template-columns:auto 1fr;gap:8px 16px;margin:0">${KEYS.map(([key, name]) => html`<dt><kbd style="font-size:12px">${key}</kbd></dt><dd style="margin:0">${t(`keys.${name}`)}</dd>`)}</dl></belay-dialog>`;
