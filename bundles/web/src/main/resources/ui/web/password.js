/** Levels of the password policy from weakest to strongest; the first is refused. */
export const LEVELS = ['none', 'good', 'strong', 'excellent'];

/**
 * How strong a password is, by the organization's rule (AUTH-03 … AUTH-07): eight characters at least; three classes make
 * it good; a fourth class, or no character twice, each lift it by one.
 * @param {string} password
 * @returns {'none'|'good'|'strong'|'excellent'}
 */
export function strength(password) {
  const classes = [/[a-z\p{Ll}]/u, /[A-Z\p{Lu}]/u, /\d/, /[^\p{L}\d]/u].filter(each => each.test(password)).length;
  if (password.length < 8 || classes < 3) return 'none';
  const unrepeated = new Set(password).size === [...password].length;
  return LEVELS[1 + (classes === 4) + unrepeated];
}
