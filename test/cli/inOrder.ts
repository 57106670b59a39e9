import type { Write } from './runCommand';

/** One of several outputs that are written at the same time. */
export interface Lane {
  readonly write: Write;
  /** Nothing more comes from here: the next lane has the turn. */
  readonly end: () => void;
}

/** Prints what `count` lanes write as if one had run after the other: the first unfinished one directly, the rest in their turn. */
export function inOrder(count: number, print: Write): Lane[] {
  const lanes = Array.from({ length: count }, () => ({ waiting: '', ended: false }));
  let turn = 0;

  return lanes.map((lane, index) => ({
    write: (text) => {
      if (index === turn) print(text);
      else lane.waiting += text;
    },
    end: () => {
      lane.ended = true;
      while (lanes[turn]?.ended) {
        turn++;
        print(lanes[turn]?.waiting ?? '');
      }
    },
  }));
}
