/** The console's line for what bundles contribute: each says and hears types of messages of its own. */
export class Line {
  #socket;

  /** @param {import('/ui/web/socket.js').GatewaySocket} socket */
  constructor(socket) { this.#socket = socket; }

  /** Answers whether it could be sent. */
  say(message) { return this.#socket.send(message); }

  /**
   * @param {(message: object) => void} heard
   * @returns {() => void} ends it
   */
  hear(type, heard) {
    const each = ({ detail }) => { if (detail.type === type) heard(detail); };
    this.#socket.addEventListener('message', each);
    return () => this.#socket.removeEventListener('message', each);
  }
}
