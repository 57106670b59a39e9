import type { MessageType } from '../../../../src/core/message';

/** What a message of the model is, and what has been done with it. */
export interface Expected {
  readonly id: string;
  readonly chat: number;
  readonly type: MessageType;
  readonly text: string;
  /** False where the window died before it had said that it keeps the message. */
  isAccepted: boolean;
  /** Somebody has taken it away. */
  isTakenAway: boolean;
  /** How often the user has said that it is to be sent again. */
  sendAgains: number;
  /** Its window died during its hold, and the user has not spoken since. */
  isOrphan: boolean;
}

/** The model: what the user has said. */
export class Expectations {
  readonly messages: Expected[] = [];

  /** Notes a message that is about to be added; each says something that no other does. */
  add(id: string, chat: number, type: MessageType): Expected {
    const expected = { isAccepted: false, isTakenAway: false, sendAgains: 0, isOrphan: false };
    const message = { id, chat, type, text: `message ${id}`, ...expected };
    this.messages.push(message);
    return message;
  }

  find(id: string): Expected {
    const found = this.messages.find((message) => message.id === id);
    if (!found) throw new Error(`nobody has added ${id}`);
    return found;
  }
}
