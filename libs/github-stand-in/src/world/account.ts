/** An account of the stand-in: a person, an app, or what GitHub has beside them. */
export interface Account {
  login: string;
  type: 'User' | 'Bot' | 'Organization' | 'Mannequin';
  id: number;
}

export type AccountType = Account['type'];

/** Accounts by login; each gets the next number as its id. */
export class Accounts {
  readonly #accounts = new Map<string, Account>();

  /** The account of a login, made where there is none yet. Apps are named without `[bot]`. */
  of(login: string, type: AccountType = 'User'): Account {
    const account = this.#accounts.get(login) ?? { login, type, id: 1_000 + this.#accounts.size };
    this.#accounts.set(login, account);
    return account;
  }

  find(login: string): Account | undefined {
    return this.#accounts.get(login);
  }
}
