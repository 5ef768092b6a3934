import { define } from '/ui/web/element.js';
import { Picker } from './picker.js';

/** The Push URL button: addresses, into which the session's data are written as addresses write them. */
export default define('belay-url-tool', class extends Picker {
  kind = 'url';
  icon = 'link';
  write = encodeURIComponent;
});
