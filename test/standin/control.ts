import * as v from 'valibot';
import type { Answer } from './call';
import { settingsSchema, type Settings } from './settings';
import type { State } from './state';

const id = v.pipe(v.number(), v.integer());

const lineSchema = v.strictObject({
  chat: id,
  type: v.string(),
  text: v.string(),
  from: v.picklist(['agent', 'customer']),
  agent: v.exactOptional(id),
});

const changeSchema = v.strictObject({
  chat: id,
  status: v.exactOptional(v.string()),
  assignee: v.exactOptional(v.nullable(id)),
  department: v.exactOptional(v.nullable(id)),
  snoozedUntil: v.exactOptional(v.nullable(v.number())),
});

const removalSchema = v.strictObject({ chat: id });

/** The same as the TypeScript interface, over HTTP for other processes; needs no key. */
export function answerControl(method: string, path: string, body: string | undefined, state: State): Answer {
  switch (`${method} ${path}`) {
    case 'GET /standin/posted':
      return { status: 200, body: state.posted };
    case 'GET /standin/requests':
      return { status: 200, body: state.requests };
    case 'POST /standin/faults':
      return attempt(() => state.faults.add(JSON.parse(body ?? '')));
    case 'POST /standin/chaos':
      return attempt(() => state.setChaos(JSON.parse(body ?? '')));
    case 'POST /standin/say':
      return attempt(() => state.say(v.parse(lineSchema, JSON.parse(body ?? ''))));
    case 'POST /standin/change':
      return attempt(() => state.changeChat(v.parse(changeSchema, JSON.parse(body ?? ''))));
    case 'POST /standin/remove':
      return attempt(() => state.removeChat(v.parse(removalSchema, JSON.parse(body ?? '')).chat));
    case 'POST /standin/reset':
      return attempt(() => state.reset());
    case 'POST /standin/options':
      return attempt(() => state.change(merged(state.settings, body)));
    default:
      return { status: 404, body: { error: `there is no ${method} ${path}` } };
  }
}

function merged(settings: Settings, body: string | undefined): Settings {
  const changes = JSON.parse(body ?? '') as object;
  return v.parse(settingsSchema, { ...settings, ...changes });
}

function attempt(action: () => void): Answer {
  try {
    action();
    return { status: 200, body: { ok: true } };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}
