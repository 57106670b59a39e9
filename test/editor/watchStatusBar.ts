import { type StatusBarItem, window } from 'vscode';
import { stub } from './stub';

/** The status-bar item of the outbox, as the product has set it last. */
export interface WatchedItem {
  readonly item: StatusBarItem | undefined;
  readonly isShown: boolean;
}

/** Watches the item from the moment it is made. To be called before the first test: the app makes it when it is loaded. */
export function watchStatusBar(): WatchedItem {
  const watched: { item: StatusBarItem | undefined; isShown: boolean } = { item: undefined, isShown: false };
  const create = Reflect.get(window, 'createStatusBarItem') as (...args: unknown[]) => StatusBarItem;
  stub(window, 'createStatusBarItem', (...args: unknown[]) => {
    const item = create(...args);
    if (item.id !== 'helpcrunch.outbox') return item;
    const [show, hide] = [item.show.bind(item), item.hide.bind(item)];
    watched.item = item;
    item.show = () => {
      watched.isShown = true;
      show();
    };
    item.hide = () => {
      watched.isShown = false;
      hide();
    };
    return item;
  });
  return watched;
}
