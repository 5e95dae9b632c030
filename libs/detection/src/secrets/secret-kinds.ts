import type { Confidence, Severity } from '@provenance/domain';
import { isGenericSecret, isRealSecret } from './plausibility.ts';

/**
 * A kind of secret. Every pattern runs in linear time: no quantifier stands inside another, none is
 * unbounded, and neighbours never take the same character. The secret itself is group 1.
 */
export interface SecretKind {
  rule_key: string;
  title: string;
  pattern: RegExp;
  severity: Severity;
  confidence: Confidence;
  /** Whether a match is worth a finding: placeholders and examples are not. */
  holds(secret: string, match: RegExpExecArray): boolean;
}

function token(rule_key: string, title: string, pattern: RegExp): SecretKind {
  return { rule_key, title, pattern, severity: 'critical', confidence: 'high', holds: isRealSecret };
}

/** Kinds that can be told by their form alone. */
export const KNOWN_SECRETS: readonly SecretKind[] = [
  token('secret-aws-access-key', 'AWS access key', /\b((?:AKIA|ASIA)[A-Z2-7]{16})\b/gu),
  token(
    'secret-aws-secret-key',
    'AWS secret access key',
    /\baws_?secret_?(?:access_?)?key["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/giu,
  ),
  token('secret-gcp-api-key', 'Google API key', /\b(AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/gu),
  token(
    'secret-github-token',
    'GitHub token',
    /\b(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,120})\b/gu,
  ),
  token('secret-gitlab-token', 'GitLab token', /\b(gl(?:pat|ptt|rt|cbt)-[A-Za-z0-9_-]{20,64})(?![A-Za-z0-9_-])/gu),
  token('secret-slack-token', 'Slack token', /\b(xox[abeprs]-[A-Za-z0-9-]{10,120})(?![A-Za-z0-9-])/gu),
  token(
    'secret-slack-webhook',
    'Slack webhook',
    /https:\/\/hooks\.slack\.com\/services\/(T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,28})\b/gu,
  ),
  token('secret-stripe-key', 'Stripe live key', /\b([sr]k_live_[A-Za-z0-9]{20,120})\b/gu),
  token('secret-npm-token', 'npm token', /\b(npm_[A-Za-z0-9]{36})\b/gu),
  token('secret-pypi-token', 'PyPI token', /\b(pypi-AgEIcHlwaS[A-Za-z0-9_-]{50,250})(?![A-Za-z0-9_-])/gu),
  token(
    'secret-openai-key',
    'OpenAI key',
    /\b(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?![A-Za-z0-9_-])/gu,
  ),
  token('secret-anthropic-key', 'Anthropic key', /\b(sk-ant-[a-z0-9]{2,10}-[A-Za-z0-9_-]{60,150})(?![A-Za-z0-9_-])/gu),
  token(
    'secret-private-key',
    'Private key',
    // With its first line: the marker alone also stands in code that looks for keys.
    /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----(?:\\n|\\r|\s){1,8}["'+\s]{0,12}([A-Za-z0-9+/=]{32,80})/gu,
  ),
  {
    ...token(
      'secret-jwt',
      'JSON Web Token',
      /\b(eyJ[A-Za-z0-9_-]{15,600}\.eyJ[A-Za-z0-9_-]{15,2000}\.[A-Za-z0-9_-]{20,700})(?![A-Za-z0-9_-])/gu,
    ),
    severity: 'medium',
    confidence: 'medium',
  },
  {
    ...token(
      'secret-url-password',
      'Password in a URL',
      /\b[a-z][a-z0-9+]{1,14}:\/\/[^\s:@/"'`<>{}$]{1,64}:([^\s:@/"'`<>{}$%]{4,100})@[A-Za-z0-9]/gu,
    ),
    severity: 'high',
    confidence: 'medium',
    holds: (secret, match) => isRealSecret(secret) && !/[@/](?:localhost|127\.0\.0\.1|example)/u.test(match.input.slice(match.index, match.index + 300)) && !/^(?:pass(?:word|wd)?|pwd|secret|user|admin|root|postgres|guest|token)$/iu.test(secret),
  },
];

/** A literal with the look of a secret, assigned to a name that says so. */
export const GENERIC_SECRET: SecretKind = {
  rule_key: 'secret-generic-assignment',
  title: 'Secret',
  pattern:
    /\b(?=[A-Za-z0-9_]{0,40}(?:secret|token|passw|api_?key|auth_?key|private_?key|credential))[A-Za-z0-9_]{3,60}["']?\s{0,8}(?::\s{0,3}[A-Za-z]{1,12}\s{0,3})?(?::=|=>|[:=])\s{0,8}["'`]([A-Za-z0-9+/=_.~!@#$%^&*-]{16,200})["'`]/giu,
  severity: 'medium',
  confidence: 'medium',
  holds: isGenericSecret,
};
