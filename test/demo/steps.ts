import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { chooseAgent, chooseReader, enterChat, enterComment, enterKey } from '../ui/answers';
import type { Received } from '../ui/received';
import { parsePriceMessage, selectParsePrice } from '../ui/sample';
import { answer } from '../ui/sampleAnswer';
import type { Scene } from '../ui/uiTests';

/** Saves a picture of what is seen now. */
export type Shoot = (name: string) => Promise<void>;

/** One way to send something, and what must arrive. */
export interface DemoStep {
  readonly title: string;
  readonly run: (scene: Scene, shoot: Shoot) => Promise<void>;
  readonly arrives: Received;
}

const note = { chat: sampleChats.opened, type: 'private', agent: sampleAgents.first } as const;
const comment = 'The cause is the null check below';
const noteAdded = 'Note added to chat #12345 (Ann Lee) as Sam Carter.';

/** The main job in four ways, beginning without a key. */
export const demoSteps: readonly DemoStep[] = [
  {
    title: 'A selection, by the palette',
    run: async ({ workbench, standin }, shoot) => {
      await selectParsePrice(workbench);
      await workbench.palette('HelpCrunch: Send Selection...');
      await enterKey(workbench, new URL(standin.origin).host, standin.key);
      await workbench.quickInput.row('Ann Lee').waitFor();
      await shoot('chats');
      await enterChat(workbench);
      await chooseReader(workbench, 'Private note');
      await chooseAgent(workbench);
      await enterComment(workbench, comment);
      await workbench.toasts.waitFor(noteAdded);
      await shoot('selection-by-palette');
    },
    arrives: { ...note, ...parsePriceMessage({ comment, location: true }) },
  },
  {
    title: 'A selection as a note, by the editor’s context menu',
    run: async ({ workbench }, shoot) => {
      await workbench.openContextMenu(workbench.selection, 'HelpCrunch');
      await workbench.menuItem('Send Selection as Note...').waitFor();
      await shoot('editor-menu');
      await workbench.chooseMenuItem('Send Selection as Note...');
      await enterChat(workbench);
      await enterComment(workbench);
      await workbench.toasts.waitFor(noteAdded);
      await shoot('note-by-menu');
    },
    arrives: { ...note, ...parsePriceMessage({ location: true }) },
  },
  {
    title: 'A Markdown file, from the Explorer',
    run: async ({ workbench }, shoot) => {
      await workbench.explorerRow('docs').click();
      await workbench.openContextMenu(workbench.explorerRow('answer.md'), 'HelpCrunch');
      await workbench.menuItem('Send Markdown File...').waitFor();
      await shoot('explorer-menu');
      await workbench.chooseMenuItem('Send Markdown File...');
      await enterChat(workbench);
      await chooseReader(workbench, 'Private note');
      await workbench.toasts.waitFor(noteAdded);
      await shoot('file-from-explorer');
    },
    arrives: { ...note, ...answer },
  },
  {
    title: 'A message to the customer, through its question',
    run: async ({ workbench }, shoot) => {
      await selectParsePrice(workbench);
      await workbench.palette('HelpCrunch: Send Selection...');
      await enterChat(workbench);
      await chooseReader(workbench, 'Message to the customer');
      await enterComment(workbench, comment);
      await workbench.modal.waitFor('Send to Ann Lee, chat #12345, as Sam Carter?');
      await shoot('question');
      await workbench.modal.click('Send to Customer');
      await workbench.toasts.waitFor('Message sent to chat #12345 (Ann Lee) as Sam Carter.');
      await shoot('message-to-customer');
    },
    arrives: { ...note, type: 'message', ...parsePriceMessage({ comment }) },
  },
];
