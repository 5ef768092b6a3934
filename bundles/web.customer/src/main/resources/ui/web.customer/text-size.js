/** Sizes of the customer's text, each as a multiple of the usual one; this browser remembers the choice (CUST-58). */
const SIZES = [1, 1.2, 1.45, 1.75];
const PLACE = 'belay.text-size';

let step = 0;
try { step = Math.max(0, SIZES.indexOf(Number(localStorage.getItem(PLACE)))); } catch { /* storage may be forbidden */ }
apply();

/** Whether there is a larger (`by` 1) or smaller (-1) size than the present one. */
export const canResize = by => step + by in SIZES;

/** Goes to the next larger or smaller size. */
export function resize(by) {
  if (!canResize(by)) return;
  step += by;
  apply();
  try { localStorage.setItem(PLACE, SIZES[step]); } catch { /* then for this page alone */ }
}

function apply() { document.documentElement.style.setProperty('--text-size', SIZES[step]); }
