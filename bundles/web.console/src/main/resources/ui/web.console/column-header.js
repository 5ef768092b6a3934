import { html, nothing } from 'lit';
import { openMenu } from '/ui/web/menu.js';

const STEP = 16;

/**
 * The heads of the list's columns: choose, order, resize. `fail` is told when the gateway didn't take it.
 * @param {{layout: import('./column-layout.js').ColumnLayout, texts: import('/ui/web/texts.js').Texts, fail: (problem: Error) => void}} context
 */
export function columnHeaders({ layout, texts: { t }, fail }) {
  const keep = promise => promise?.catch(fail);
  const menu = (column, at) => openMenu([
    { text: t('column.left'), act: () => keep(layout.move(column.id, -1)) },
    { text: t('column.right'), act: () => keep(layout.move(column.id, 1)) },
    { line: true },
    ...layout.all().map(({ id, always }) => ({ text: t(`column.${id}`), checked: !layout.isHidden(id), disabled: always, stay: true, act: () => keep(layout.toggle(id)) })),
    { line: true },
    { text: t('column.reset'), act: () => keep(layout.reset()) },
  ], at);
  const key = (event, column) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && event.ctrlKey) {
      const { target } = event;
      keep(layout.move(column.id, step));
      requestAnimationFrame(() => [...target.parentNode?.children ?? []].find(each => each.dataset.column === column.id)?.focus());
    } else if (step && event.shiftKey) keep(layout.resize(column.id, event.currentTarget.offsetWidth + step * STEP));
    else return;
    event.preventDefault();
  };
  return layout.shown().map(column => html`<th scope="col" tabindex="0" draggable="true" data-column=${column.id} class=${column.hide ? `hide-${column.hide}` : ''} style=${layout.width(column) ? `width:${layout.width(column)}` : nothing}
    @contextmenu=${event => { event.preventDefault(); const { left, bottom } = event.currentTarget.getBoundingClientRect(); menu(column, event.clientX ? { x: event.clientX, y: event.clientY } : { x: left, y: bottom }); }}
    @keydown=${event => key(event, column)}
    @dragstart=${event => { event.dataTransfer.setData('application/x-belay-column', column.id); event.dataTransfer.effectAllowed = 'move'; }}
    @dragover=${event => event.dataTransfer.types.includes('application/x-belay-column') && event.preventDefault()}
    @drop=${event => { event.preventDefault(); keep(layout.put(event.dataTransfer.getData('application/x-belay-column'), column.id)); }}>${t(`column.${column.id}`)}<i class="grip" @pointerdown=${event => grab(event, column, layout, keep)}></i></th>`);
}

/** Follows the pointer on the page alone, and keeps the width when it is let go. */
function grab(event, column, layout, keep) {
  event.preventDefault();
  const grip = event.currentTarget, head = grip.parentNode, start = event.clientX, before = head.offsetWidth;
  const move = ({ clientX }) => { head.style.width = `${before + clientX - start}px`; };
  // Else the column's own dragging would begin.
  head.draggable = false;
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener('pointermove', move);
  grip.addEventListener('lostpointercapture', () => {
    grip.removeEventListener('pointermove', move);
    head.draggable = true;
    keep(layout.resize(column.id, head.offsetWidth));
  }, { once: true });
}
