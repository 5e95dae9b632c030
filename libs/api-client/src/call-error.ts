/** What the caller handed over and no request can bring: `part` says what. It never repeats a token. */
export class CallError extends TypeError {
  readonly part: 'address' | 'token' | 'id';

  constructor(part: CallError['part'], message: string) {
    super(message);
    this.name = 'CallError';
    this.part = part;
  }
}
