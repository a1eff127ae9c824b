/** One part of a mail's body, in the order it is read. A mail is written once and printed twice: as text and as HTML. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What must not be overlooked: a date, and what follows from it. */
  | { readonly kind: 'important'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** The one thing to do. The address stands beside it, for those whose mail program shows no buttons. */
  | { readonly kind: 'button'; readonly label: string; readonly address: string; readonly copy: string }
  /** Several addresses, each under what it leads to. */
  | {
      readonly kind: 'links';
      readonly items: readonly { readonly label: string; readonly address: string }[];
    }
  /** To be typed or copied exactly: short ones are large, long ones wrap. */
  | { readonly kind: 'exact'; readonly text: string; readonly size: 'large' | 'small' }
  /** Notices the law wants word for word. */
  | { readonly kind: 'small'; readonly text: string };

/** A mail before it is printed. */
export interface Letter {
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Why the reader gets it, and whom to ask. */
  readonly footer: readonly string[];
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const important = (text: string): Block => ({ kind: 'important', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const links = (items: readonly { readonly label: string; readonly address: string }[]): Block => ({
  kind: 'links',
  items,
});
export const facts = (...rows: (readonly [string, string])[]): Block => ({ kind: 'facts', rows });
export const small = (text: string): Block => ({ kind: 'small', text });
