/** The only tags that the panel is made of: none of them loads, runs or embeds anything. */
type Tag =
  | (
      | 'a'
      | 'article'
      | 'bdi'
      | 'blockquote'
      | 'br'
      | 'button'
      | 'code'
      | 'dd'
      | 'details'
      | 'div'
      | 'dl'
      | 'dt'
    )
  | ('em' | 'footer' | 'h1' | 'h2' | 'header' | 'hr' | 'li' | 'main' | 'ol' | 'p' | 'pre' | 's' | 'span')
  | ('strong' | 'summary' | 'table' | 'tbody' | 'td' | 'th' | 'thead' | 'time' | 'tr' | 'ul');

/** The only attributes that the panel sets; an address, a style or a handler is not among them. */
type Attribute =
  | ('class' | 'datetime' | 'dir' | 'open' | 'role' | 'start' | 'tabindex' | 'type')
  | ('aria-label' | 'aria-level' | 'aria-live');

/** What stands in an element: a string is always text, whatever it looks like. */
export type Child = Node | string;

/** Makes an element of a few harmless kinds, with text and other elements in it. */
export function h<T extends Tag>(
  tag: T,
  attributes: Readonly<Partial<Record<Attribute, string>>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Makes a button. */
export function button(look: string, words: string, press: () => void): HTMLButtonElement {
  const element = h('button', { type: 'button', class: look }, words);
  element.addEventListener('click', press);
  return element;
}

/** Makes a link without an address, for the mouse and for Enter: what it leads to only the host knows. */
export function link(look: string, press: () => void, ...children: readonly Child[]): HTMLAnchorElement {
  const element = h('a', { class: look, role: 'link', tabindex: '0', dir: 'auto' }, ...children);
  element.addEventListener('click', press);
  element.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') press();
  });
  return element;
}
