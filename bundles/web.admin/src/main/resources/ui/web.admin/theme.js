/** The colours that this browser remembers: `system`, `light` or `dark`. */
export function rememberedTheme() {
  try { return localStorage.getItem('belay.theme') ?? 'system'; } catch { return 'system'; }
}

/** Remembers colours and shows the page in them; boot.js listens. */
export function chooseTheme(name) {
  try {
    if (name === 'system') localStorage.removeItem('belay.theme');
    else localStorage.setItem('belay.theme', name);
  } catch { /* storage forbidden: it stays with the system's */ }
  dispatchEvent(new Event('belay-theme'));
}
