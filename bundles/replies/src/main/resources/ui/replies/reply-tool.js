import { define } from '/ui/web/element.js';
import { Picker } from './picker.js';

/** The Predefined Reply button, which the chat's keys open, too. */
export default define('belay-reply-tool', class extends Picker {
  open(typed) { this.show(typed); }
});
