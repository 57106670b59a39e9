import { type StatusBarItem, window } from 'vscode';
import { stub } from './stub';

/** A status-bar item, as the product has set it last. */
export interface WatchedItem {
  readonly item: StatusBarItem;
  readonly isShown: boolean;
}

/** Watches the item with this id that is made next; the extension's own is made when the app is loaded by the first test. */
export function watchStatusBar(id = 'helpcrunch.outbox'): Partial<WatchedItem> {
  const watched: { item?: StatusBarItem; isShown?: boolean } = {};
  const create = Reflect.get(window, 'createStatusBarItem') as (...args: unknown[]) => StatusBarItem;
  // It stays: putting the real one back would take away those that came after this one.
  stub(window, 'createStatusBarItem', (...args: unknown[]) => {
    const item = create(...args);
    if (item.id !== id || watched.item) return item;
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
