/** A text as HTML writes it, in elements and in quoted attributes: whatever it holds, it stays a text. */
export const escape = text => String(text).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

/**
 * The form that an organization copies into its web site: plain HTML, so that its designers can do with it what they like.
 * @param {string} address of the channel, absolute
 * @param {{key: string, title: string, required: boolean, longest: number}[]} fields
 * @param {string} button
 */
export const formCode = (address, fields, button) => `<form action="${escape(address)}" method="post" accept-charset="utf-8">
${fields.map(({ key, title, required, longest }) => `  <label>${escape(title)} <input name="${escape(key)}" maxlength="${Number(longest)}"${required ? ' required' : ''}></label>\n`).join('')}  <button>${escape(button)}</button>
</form>`;
