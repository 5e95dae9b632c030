import { Section, Setting } from '@provenance/service';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

@Section('GitHub webhooks')
export class WebhooksConfig {
  @Setting({
    env: 'PROVENANCE_GITHUB_WEBHOOK_SECRETS',
    purpose: 'Secrets that deliveries of GitHub may be signed with, separated by spaces: two while one replaces the other.',
    type: 'string',
    secret: true,
    unset: '(unset: deliveries are refused)',
  })
  @IsOptional()
  @Matches(/^\S{16,}(?:\s+\S{16,})*\s*$/, { message: 'must be secrets of at least 16 characters, separated by spaces' })
  secrets?: string;

  @Setting({
    env: 'PROVENANCE_GITHUB_WEBHOOK_REPOSITORIES',
    purpose: 'Repositories whose deliveries are taken, separated by spaces; * stands for anything: acme/* partner/shop.',
  })
  @IsString()
  repositories = '*';

  @Setting({
    env: 'PROVENANCE_GITHUB_REFRESH_SECONDS',
    purpose: 'How long events about the review of a pull request are collected before its figures are fetched once for all of them.',
  })
  @IsInt()
  @Min(0)
  @Max(3_600)
  refreshSeconds = 10;

  secretList(): string[] {
    return (this.secrets ?? '').split(/\s+/).filter((secret) => secret !== '');
  }

  /** Whether deliveries of a repository are taken. GitHub tells no case of letters in names. */
  takes(repo: string): boolean {
    return this.repositories.split(/\s+/).some((pattern) => pattern !== '' && matches(pattern.toLowerCase(), repo.toLowerCase()));
  }
}

/** Each `*` takes as little as it can: no text makes this slow. */
function matches(pattern: string, name: string): boolean {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return name === head;
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  let rest = name.slice(head.length, name.length - tail.length);
  for (const part of parts) {
    const at = rest.indexOf(part);
    if (at === -1) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}
