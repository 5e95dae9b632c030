import { hash } from 'node:crypto';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProvenanceError } from '@provenance/domain';
import { ApiProblems, LOGGER, type Logger, noteForAudit, OpenRoute, rawBodyOf } from '@provenance/service';
import { pullRequestKey, RefreshLedger } from '@provenance/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportedAnalyses } from './reported-analyses.ts';
import { pullRequestIn, repositoryIn, rerunIn, stalePullRequestsIn } from './reported-pull-request.ts';
import { isSigned } from './signature.ts';
import { WebhookResponse } from './webhook.response.ts';
import { WebhooksConfig } from './webhooks.config.ts';

@ApiTags('github')
@Controller('v1/github/webhooks')
export class WebhooksController {
  readonly #analyses: ReportedAnalyses;
  readonly #refreshes: RefreshLedger;
  readonly #config: WebhooksConfig;
  readonly #log: Logger;

  constructor(analyses: ReportedAnalyses, refreshes: RefreshLedger, config: WebhooksConfig, @Inject(LOGGER) log: Logger) {
    this.#analyses = analyses;
    this.#refreshes = refreshes;
    this.#config = config;
    this.#log = log;
  }

  @Post()
  @OpenRoute()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Take a delivery of GitHub',
    description:
      'A pull request that was opened, pushed to, reopened or made ready is analysed: 202. What it changes is fetched from GitHub later. A newer push ends the analysis of an older one that is not decided yet. The re-run button of a check analyses its commit again. Events about its review, its checks and its merge have its review figures fetched again soon. A repeated delivery changes nothing.',
  })
  @ApiHeader({ name: 'X-Hub-Signature-256', required: true, description: 'HMAC of the body as it was sent, by one of the secrets' })
  @ApiHeader({ name: 'X-GitHub-Event', required: true })
  @ApiHeader({ name: 'X-GitHub-Delivery', required: false })
  @ApiBody({ description: 'The delivery as GitHub sends it', schema: { type: 'object' } })
  @ApiResponse({ status: 200, description: 'No analysis was started', type: WebhookResponse, example: { outcome: 'noted' } satisfies WebhookResponse })
  @ApiResponse({ status: 202, description: 'An analysis has started', type: WebhookResponse })
  @ApiProblems('malformed_body', 'unauthorized', 'forbidden', 'not_found', 'payload_too_large', 'unsupported_media_type', 'queue_full', 'store_unavailable', 'store_full')
  async take(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<WebhookResponse> {
    this.#admit(request);
    const event = String(request.headers['x-github-event'] ?? '');
    const delivery = String(request.headers['x-github-delivery'] ?? '').slice(0, 64);
    const answer = (await this.#start(event, request)) ?? (await this.#note(event, request.body));
    const about = [repositoryIn(request.body), answer.analysis_id].filter((word) => word !== undefined);
    if (about.length > 0) noteForAudit(request, { target: about.join(' ') });
    // The one line that joins a delivery, as GitHub lists it, to its analysis.
    this.#log.info({ request_id: request.id, event: event.slice(0, 64), delivery, ...answer }, 'delivery');
    if (answer.outcome !== 'started') void reply.status(200);
    return answer;
  }

  /** Nothing of a delivery is looked at before its signature. */
  #admit(request: FastifyRequest): void {
    const secrets = this.#config.secretList();
    if (secrets.length === 0) throw new ProvenanceError('not_found', 'Webhooks are not set up: PROVENANCE_GITHUB_WEBHOOK_SECRETS is not set');
    const signature = request.headers['x-hub-signature-256'];
    if (!isSigned(rawBodyOf(request), typeof signature === 'string' ? signature : undefined, secrets)) {
      throw new ProvenanceError('unauthorized', 'The delivery is not signed with a secret of this service');
    }
    const repo = repositoryIn(request.body);
    if (repo !== undefined && !this.#config.takes(repo)) throw new ProvenanceError('forbidden', 'Deliveries of this repository are not taken');
  }

  /** Reviews, comments, checks and merges come in swarms: the figures are fetched once for all of them. */
  async #note(event: string, delivery: unknown): Promise<WebhookResponse> {
    const stale = stalePullRequestsIn(event, delivery);
    const at = Date.now() + this.#config.refreshSeconds * 1_000;
    await Promise.all(stale.map((pull) => this.#refreshes.ask(pullRequestKey(pull), at)));
    return { outcome: stale.length === 0 ? 'ignored' : 'noted' };
  }

  /** Undefined when the delivery gives no reason to analyse anything. */
  async #start(event: string, request: FastifyRequest): Promise<WebhookResponse | undefined> {
    const { body } = request;
    const pull = pullRequestIn(event, body);
    if (pull !== undefined) return this.#analyses.start(pull);
    // What the signature covers: under another X-GitHub-Delivery a recorded body asks for the same analysis.
    const press = hash('sha256', rawBodyOf(request), 'hex').slice(0, 32);
    const rerun = rerunIn(event, body, press);
    return rerun && this.#analyses.rerun(rerun, repositoryIn(body) ?? '', press);
  }
}
