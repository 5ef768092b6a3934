const pad = n => String(n).padStart(2, '0');

/** Time passed, as lists show it: 06:41, 1:06:41, 2 d 04:12 (days, hours, minutes). */
export function duration(milliseconds) {
  const s = Math.max(0, Math.floor(milliseconds / 1000));
  const days = Math.floor(s / 86400), hours = Math.floor(s / 3600) % 24, minutes = Math.floor(s / 60) % 60;
  if (days) return `${days} d ${pad(hours)}:${pad(minutes)}`;
  return hours ? `${hours}:${pad(minutes)}:${pad(s % 60)}` : `${pad(minutes)}:${pad(s % 60)}`;
}

/** Time of day in the reader's zone. */
export const clock = (iso, language) => new Date(iso).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });

/** Day and time in the reader's zone. */
export const moment = (iso, language) => new Date(iso).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });

/** The calendar day, for separators. */
export const day = (iso, language) => new Date(iso).toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' });
