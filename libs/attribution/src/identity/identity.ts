/** The two halves of `Name <address>`; either may be empty. */
export interface Identity {
  name: string;
  address: string;
}

/**
 * Reads `Name <address>` and what stands for it in real messages: `Name [address](mailto:address)`, `Name address`, an
 * address or a login alone. A text without an address has it as its name.
 */
export function parseIdentity(text: string): Identity {
  const trimmed = text.trim();
  return inAngles(trimmed) ?? inMarkdown(trimmed) ?? atTheEnd(trimmed) ?? { name: trimmed, address: '' };
}

function inAngles(text: string): Identity | undefined {
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  return open === -1 || close === -1 ? undefined : { name: text.slice(0, open).trim(), address: text.slice(open + 1, close).trim() };
}

function inMarkdown(text: string): Identity | undefined {
  const link = text.indexOf('](mailto:');
  const open = link === -1 ? -1 : text.lastIndexOf('[', link);
  return open === -1 ? undefined : { name: text.slice(0, open).trim(), address: text.slice(open + 1, link).trim() };
}

function atTheEnd(text: string): Identity | undefined {
  const last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1;
  const address = text.slice(last);
  return address.indexOf('@') > 0 ? { name: text.slice(0, last).trim(), address } : undefined;
}

const NOREPLY = '@users.noreply.github.com';
const BOT = '[bot]';

/** The login behind a GitHub noreply address, with or without the number in front; undefined for any other address. */
export function noreplyLogin(address: string): string | undefined {
  if (!address.endsWith(NOREPLY)) return undefined;
  const local = address.slice(0, -NOREPLY.length);
  return local.slice(local.indexOf('+') + 1);
}

/** The login of a GitHub app without its `[bot]`; undefined for the login of a user. */
export function appLogin(login: string): string | undefined {
  return login.endsWith(BOT) && login.length > BOT.length ? login.slice(0, -BOT.length) : undefined;
}

/** True for the identity of a GitHub app, whichever it is: never a person. */
export function isApp({ name, address }: Identity): boolean {
  return [name, address].some((text) => text.toLowerCase().includes(BOT));
}
