/**
 * What makes the console sound, each with its fixed signal (CONS-94 … 102): notes as [frequency in Hz, seconds]. Of what happens at
 * once the first that fits is played. `when` gets an occurrence: `arrived` (a session came into the list), `became` (its new
 * status), `hurries` (it has become urgent), `lineLost` (this page's own), `said` (a customer's line), `hidden` (nobody sees this page), `focused` (it has the focus), `writing` (the
 * session's own chat box has it).
 */
export const SIGNALS = [
  { id: 'new-hidden', byDefault: true, notes: [[659, .12], [784, .12], [988, .26]], when: at => at.arrived && at.hidden },
  { id: 'new-open', byDefault: true, notes: [[659, .1], [988, .2]], when: at => at.arrived && !at.hidden },
  { id: 'urgent', byDefault: true, notes: [[988, .1], [0, .05], [988, .1], [0, .05], [1319, .2]], when: at => at.hurries },
  { id: 'left', byDefault: true, notes: [[523, .12], [392, .24]], when: at => at.became?.startsWith('closed') && at.became !== 'closed-by-technician' },
  { id: 'line-lost', byDefault: true, notes: [[220, .18], [0, .06], [220, .18]], when: at => at.became === 'reconnecting' || at.lineLost },
  { id: 'chat-hidden', byDefault: true, notes: [[880, .08], [1175, .14]], when: at => at.said && (at.hidden || !at.focused) },
  { id: 'chat-unfocused', byDefault: false, notes: [[880, .1]], when: at => at.said && !at.writing },
];

const LOUDNESS = .12;
let context = null;

/** Plays the notes one after the other. Silent where the browser has no sound or wants a click first. */
export async function play(notes) {
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') await context.resume();
  } catch { return; }
  let at = context.currentTime + .02;
  for (const [frequency, seconds] of notes) {
    if (frequency) note(frequency, at, seconds);
    at += seconds;
  }
}

/** A soft beginning and end: without them each note would click. */
function note(frequency, at, seconds) {
  const tone = new OscillatorNode(context, { type: 'triangle', frequency }), volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + .015);
  volume.gain.setValueAtTime(LOUDNESS, at + seconds * .6);
  volume.gain.linearRampToValueAtTime(0, at + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + seconds);
}
