/** Levels of the password policy from weakest to strongest; the first is refused. */
export const LEVELS = ['none', 'good', 'strong', 'excellent'];

/**
 * How strong a password is, by the organization's rule (AUTH-03 … AUTH-07), counted as the gateway counts: eight characters
 * at least; three classes make it good; a fourth class, or no character twice, each lift it by one.
 * @param {string} password
 * @returns {'none'|'good'|'strong'|'excellent'}
 */
export function strength(password) {
  const signs = [...password], classes = [/\p{Lowercase}/u, /\p{Uppercase}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter(each => each.test(password)).length;
  if (signs.length < 8 || classes < 3) return 'none';
  const unrepeated = new Set(signs).size === signs.length;
  return LEVELS[1 + (classes === 4) + unrepeated];
}
