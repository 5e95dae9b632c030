import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { reportAddress, type ReportQuery } from './analytics/report-address.ts';
import { answerError, ApiError } from './api-error.ts';
import { readEvents } from './events/event-reader.ts';
import { segment } from './http/segment.ts';
import { ANSWER_MS, Transport, type Call, type ClientOptions } from './http/transport.ts';
import type { Accepted, Analysis, AuditEntry, Capability, CreateToken, DeadLetter, Decision, Deployment, ExportLetter, ExportLettersDone, Finding, FindingLife, FindingLives, IssuedToken, Line, LogItems, Operations, Queue, Queues, Reanalysis, Rebuilt, ReportName, Reports, Results, SubmitRequest, Suppress, Token, Unsuppress } from './schemas.ts';

/** Bodies from this size are compressed. */
const COMPRESS_FROM = 16 * 1024;

/** A stream of events that says nothing for so long, not even a heartbeat, is held up by something between. */
const SILENCE_MS = 45_000;

/** Times in a row that following may fail before it gives up. */
const BROKEN_STREAMS = 5;

const PAGE = 1000;

const EXPORT_LETTERS = '/v1/admin/exports/dead-letters';

/** Everything that front ends ask of the service. Every method rejects with ApiError. */
export class Client {
  readonly #http: Transport;

  /** @throws CallError when the address or the token is none */
  constructor(options: ClientOptions) {
    this.#http = new Transport(options);
  }

  /** The address of the service, without a trailing slash. */
  get base(): string {
    return this.#http.base;
  }

  /**
   * Hands in a pull request. Attempts share the key, so that a repeat after an answer that got lost finds the first
   * analysis.
   */
  async submit(request: SubmitRequest, idempotencyKey: string): Promise<Accepted> {
    const text = Buffer.from(JSON.stringify(request));
    const packed = text.length < COMPRESS_FROM ? undefined : await promisify(gzip)(text);
    return this.#http.json('/v1/analysis', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey, ...(packed && { 'content-encoding': 'gzip' }) },
      body: new Uint8Array(packed ?? text),
    });
  }

  /** Where an analysis stands; with `wait` once it has changed or ended, at the latest after so many seconds. */
  async analysis(id: string, wait = 0): Promise<Analysis> {
    return this.#http.json(path(id, wait > 0 ? `?wait=${wait}` : ''), { withinMs: ANSWER_MS + wait * 1000 });
  }

  /** Every state of an analysis as it happens, until it ends: over server-sent events, or by asking where those do not come through. */
  async *follow(id: string): AsyncGenerator<Analysis, void, void> {
    let last: Analysis | undefined;
    for (let failures = 0; failures < BROKEN_STREAMS; ) {
      for await (const analysis of this.#eventsWhileTheyCome(id)) {
        failures = analysis === 'broken' ? BROKEN_STREAMS : 0;
        if (analysis === 'broken' || (analysis.updated_at === last?.updated_at && analysis.status === last.status)) continue;
        yield (last = analysis);
        if (isEnded(analysis)) return;
      }
      failures += 1;
      if (failures < BROKEN_STREAMS) await this.#http.pause(failures);
    }
    yield* this.#poll(id);
  }

  /** All that came of an analysis that has completed. */
  async results(id: string): Promise<Results> {
    const [decision, findings, lines] = await Promise.all([this.decision(id), Array.fromAsync(this.findings(id)), Array.fromAsync(this.lines(id))]);
    return { decision, findings, lines };
  }

  async decision(id: string): Promise<Decision> {
    return this.#http.json(path(id, '/decision'));
  }

  findings(id: string): AsyncGenerator<Finding, void, void> {
    return this.#pages(path(id, '/findings'));
  }

  lines(id: string): AsyncGenerator<Line, void, void> {
    return this.#pages(path(id, '/lines'));
  }

  /** The analysis as SARIF, as the service writes it. */
  async sarif(id: string): Promise<string> {
    return this.#text(path(id, '/sarif'), 'application/sarif+json');
  }

  /** A page of the findings of all pull requests, the newest first. @param filter parameters of GET /v1/findings */
  async findingLives(filter: Readonly<Record<string, string>>): Promise<FindingLives> {
    return this.#http.json(`/v1/findings?${new URLSearchParams(filter).toString()}`);
  }

  /** A finding in every pull request that has it, with its history. */
  async findingLife(fingerprint: string): Promise<FindingLife[]> {
    return (await this.#http.json<FindingLives>(findingPath(fingerprint))).items;
  }

  /** Accepts the risk of a finding. The same request again changes nothing. */
  async suppress(fingerprint: string, request: Suppress): Promise<FindingLife[]> {
    return (await this.#http.json<FindingLives>(findingPath(fingerprint, '/suppress'), jsonCall(request))).items;
  }

  async unsuppress(fingerprint: string, request: Unsuppress): Promise<FindingLife[]> {
    return (await this.#http.json<FindingLives>(findingPath(fingerprint, '/unsuppress'), jsonCall(request))).items;
  }

  /** The signed decision, byte for byte as the log names it. */
  async bundle(id: string): Promise<string> {
    return this.#text(path(id, '/bundle'));
  }

  /** The public keys of decisions, as a JWKS. */
  async keys(): Promise<string> {
    return this.#text('/v1/keys');
  }

  /** The signed head of the decision log, a note. */
  async logCheckpoint(): Promise<string> {
    return this.#text('/v1/log/checkpoint');
  }

  /** Records of the decision log from `start` on, up to, not with, `end`: as many as one answer holds. */
  async logEntries(start: number, end: number): Promise<LogItems> {
    return this.#http.json(`/v1/log/entries?start=${start}&end=${end}`);
  }

  async capabilities(): Promise<Capability[]> {
    return (await this.#http.json<{ capabilities: Capability[] }>('/v1/detectors/capabilities')).capabilities;
  }

  /** Makes a token. Not to be repeated blindly: each call makes one. */
  async createToken(request: CreateToken): Promise<IssuedToken> {
    return this.#http.json('/v1/admin/tokens', jsonCall(request));
  }

  tokens(): AsyncGenerator<Token, void, void> {
    return this.#pages('/v1/admin/tokens');
  }

  async revokeToken(id: string): Promise<void> {
    await this.#http.answer(`/v1/admin/tokens/${segment(id)}`, { method: 'DELETE' });
  }

  /** Gives a token a new secret. Not to be repeated blindly: each call makes one. */
  async rotateToken(id: string, overlapSeconds: number): Promise<IssuedToken> {
    return this.#http.json(`/v1/admin/tokens/${segment(id)}/rotate`, jsonCall({ overlap_seconds: overlapSeconds }));
  }

  /** The audit trail from the newest down. @param filter parameters of GET /v1/admin/audit */
  audit(filter: Readonly<Record<string, string>> = {}): AsyncGenerator<AuditEntry, void, void> {
    return this.#pages('/v1/admin/audit', filter);
  }

  /** Which processes run, and how they, the store and the decision log do. */
  async deployment(): Promise<Deployment> {
    return this.#http.json('/v1/admin/deployment');
  }

  /** The queues, and what waits beside them. */
  async queues(): Promise<Queues> {
    return this.#http.json('/v1/admin/queues');
  }

  async setQueue(queue: string, to: 'pause' | 'resume'): Promise<Queue> {
    return this.#http.json(`/v1/admin/queues/${segment(queue)}/${to}`, { method: 'POST' });
  }

  deadLetters(filter: Readonly<Record<string, string>> = {}): AsyncGenerator<DeadLetter, void, void> {
    return this.#pages('/v1/admin/dead-letters', filter);
  }

  async deadLetter(stage: string, id: string): Promise<DeadLetter> {
    return this.#http.json(letter(stage, id));
  }

  async replayDeadLetter(stage: string, id: string): Promise<void> {
    await this.#http.answer(`${letter(stage, id)}/replay`, { method: 'POST' });
  }

  async dropDeadLetter(stage: string, id: string): Promise<void> {
    await this.#http.answer(letter(stage, id), { method: 'DELETE' });
  }

  /** What no warehouse took, the newest first. */
  exportLetters(): AsyncGenerator<ExportLetter, void, void> {
    return this.#pages(EXPORT_LETTERS);
  }

  async replayExportLetter(id: string): Promise<void> {
    await this.#http.answer(`${exportLetter(id)}/replay`, { method: 'POST' });
  }

  async dropExportLetter(id: string): Promise<void> {
    await this.#http.answer(exportLetter(id), { method: 'DELETE' });
  }

  /** The oldest, a thousand at the most. */
  async replayExportLetters(): Promise<ExportLettersDone> {
    return this.#http.json(`${EXPORT_LETTERS}/replay`, { method: 'POST' });
  }

  /** The oldest, a thousand at the most. */
  async dropExportLetters(): Promise<ExportLettersDone> {
    return this.#http.json(EXPORT_LETTERS, { method: 'DELETE' });
  }

  /** Runs a finished analysis again. The same key answers what it started first. */
  async reanalyse(id: string, idempotencyKey: string): Promise<Reanalysis> {
    return this.#http.json(`/v1/admin/analyses/${segment(id)}/reanalyse`, { method: 'POST', headers: { 'idempotency-key': idempotencyKey } });
  }

  /** Makes the sums behind the figures again. It answers when it is done, which takes as long as there are facts. */
  async rebuildRollups(): Promise<Rebuilt> {
    return this.#http.json('/v1/admin/rebuild-rollups', { method: 'POST', withinMs: 0 });
  }

  /**
   * What the process behind the address says of itself, ready or not; a gateway keeps that back.
   * @throws ApiError when nobody answers, or another program
   */
  async operations(): Promise<Operations> {
    const answer = await this.#http.raw('/readyz');
    const { status, checks } = ((await answer.clone().json().catch(() => null)) ?? {}) as Partial<Operations>;
    const told = { date: answer.headers.get('date') ?? undefined };
    if ((status === 'ok' || status === 'unavailable') && checks !== undefined) return { status, checks, ...told };
    if (answer.status === 404) return { status: 'hidden', checks: {}, ...told };
    throw await answerError(answer);
  }

  /** A report on agents. @param agent whose scorecard it is */
  async report<N extends ReportName>(name: N, query: ReportQuery, agent?: string): Promise<Reports[N]> {
    return this.#http.json(reportAddress(name, query, agent));
  }

  /** The same as the service's CSV, and what makes it doubtful. */
  async reportCsv(name: ReportName, query: ReportQuery, agent?: string): Promise<{ csv: string; warnings: string[] }> {
    const address = reportAddress(name, query, agent);
    const response = await this.#http.answer(address, { headers: { accept: 'text/csv' } });
    const warning = response.headers.get('provenance-warning');
    return { csv: await textOf(response, address), warnings: warning === null ? [] : [warning] };
  }

  async #text(address: string, accept = '*/*'): Promise<string> {
    return textOf(await this.#http.answer(address, { headers: { accept } }), address);
  }

  async *#poll(id: string): AsyncGenerator<Analysis, void, void> {
    for (;;) {
      const analysis = await this.analysis(id, 30);
      yield analysis;
      if (isEnded(analysis)) return;
    }
  }

  async *#eventsWhileTheyCome(id: string): AsyncGenerator<Analysis | 'broken', void, void> {
    try {
      yield* this.#events(id);
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== 'unreachable') throw error;
      yield 'broken';
    }
  }

  async *#events(id: string): AsyncGenerator<Analysis, void, void> {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(new Error('no event and no heartbeat came')), SILENCE_MS);
    try {
      const response = await this.#http.answer(path(id, '/events'), { headers: { accept: 'text/event-stream' }, withinMs: 0, signal: silence.signal });
      if (response.body === null) return;
      for await (const { event, data } of readEvents(heard(response.body, timer))) {
        if (event === 'analysis') yield JSON.parse(data) as Analysis;
      }
    } catch (error) {
      throw error instanceof ApiError ? error : await this.#broken(error);
    } finally {
      clearTimeout(timer);
      silence.abort();
    }
  }

  /** A stream that broke, or the caller's own end of time: a call tells which. */
  async #broken(error: unknown): Promise<ApiError> {
    try {
      await this.#http.pause(1);
    } catch (expired) {
      if (expired instanceof ApiError) return expired;
    }
    return new ApiError('unreachable', `the events of the analysis broke off: ${(error as Error).message}`, { cause: error });
  }

  async *#pages<T>(from: string, filter: Readonly<Record<string, string>> = {}): AsyncGenerator<T, void, void> {
    const query = new URLSearchParams({ limit: String(PAGE), ...filter }).toString();
    let cursor = '';
    do {
      const page = await this.#http.json<{ items: T[]; next_cursor?: string }>(`${from}?${query}${cursor}`);
      yield* page.items;
      cursor = page.next_cursor === undefined ? '' : `&cursor=${encodeURIComponent(page.next_cursor)}`;
    } while (cursor !== '');
  }
}

function jsonCall(body: object): Call {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function letter(stage: string, id: string): string {
  return `/v1/admin/dead-letters/${segment(stage)}/${segment(id)}`;
}

function exportLetter(id: string): string {
  return `${EXPORT_LETTERS}/${segment(id)}`;
}

function path(id: string, rest: string): string {
  return `/v1/analysis/${segment(id)}${rest}`;
}

function findingPath(fingerprint: string, rest = ''): string {
  return `/v1/findings/${segment(fingerprint)}${rest}`;
}

function isEnded({ status }: Analysis): boolean {
  return status === 'completed' || status === 'failed';
}

async function textOf(response: Response, address: string): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new ApiError('unreachable', `the answer of ${address} broke off: ${(error as Error).message}`, { cause: error });
  }
}

/** The same bytes; each of them shows that the stream lives. */
async function* heard(body: ReadableStream<Uint8Array>, timer: NodeJS.Timeout): AsyncGenerator<Uint8Array, void, void> {
  for await (const chunk of body) {
    timer.refresh();
    yield chunk;
  }
}
