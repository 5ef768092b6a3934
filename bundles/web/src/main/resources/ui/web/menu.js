/**
 * Opens a menu at a point. The component library's menu (keyboard, screen readers, placement) is loaded at first use.
 * @param {{text?: string, checked?: boolean, disabled?: boolean, stay?: boolean, act?: () => void, line?: boolean, children?: object[]}[]} entries
 *   `children` are a menu of their own, `stay` keeps the menu open, `line` is a separator
 * @param {{x: number, y: number}} at
 */
export async function openMenu(entries, at) {
  await import('@vaadin/context-menu');
  const menu = document.createElement('vaadin-context-menu');
  const target = document.createElement('div');
  target.style.cssText = `position:fixed;left:${at.x}px;top:${at.y}px`;
  menu.openOn = 'belay-menu';
  menu.items = items(entries);
  menu.append(target);
  document.body.append(menu);
  const before = focused();
  menu.addEventListener('item-selected', ({ detail: { value } }) => {
    if (value.keepOpen) {
      value.checked = !value.checked;
      menu.items = [...menu.items];
    }
    value.act?.();
  });
  menu.addEventListener('opened-changed', ({ detail }) => {
    if (detail.value) {
      // The library says of each entry that it isn't selected, which a menu's entries can't be.
      requestAnimationFrame(() => document.querySelectorAll('vaadin-context-menu-item').forEach(each => each.removeAttribute('aria-selected')));
      return;
    }
    setTimeout(() => menu.remove(), 300);
    before?.focus?.();
  });
  await new Promise(requestAnimationFrame);
  target.dispatchEvent(new CustomEvent('belay-menu', { bubbles: true, composed: true, cancelable: true, detail: { x: at.x, y: at.y } }));
}

const items = entries => entries?.map(({ line, text, checked, disabled, stay, act, children }) => line ? { component: 'hr' } : { text, checked, disabled, keepOpen: stay, act, children: items(children) });

/** Where a menu under a button belongs. */
export function below(element) {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom + 2 };
}

/** What has the focus, however many shadow roots deep. */
function focused(root = document) {
  const at = root.activeElement;
  return at?.shadowRoot?.activeElement ? focused(at.shadowRoot) : at;
}
