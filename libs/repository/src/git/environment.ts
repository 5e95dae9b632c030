/**
 * Settings that no configuration of the repository may change: a clone that somebody handed over can name
 * programs in its .git/config (a monitor, hooks, filters, converters), and reading it must start none of them.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=true',
  'core.pager=cat',
  'core.sshCommand=false',
  'diff.external=',
  'diff.orderFile=/dev/null',
  'log.showSignature=false',
  'blame.ignoreRevsFile=',
  'blame.coloring=none',
  'submodule.recurse=false',
];

/** Options before the command, for every call. */
export const HARDENED: readonly string[] = ['--no-pager', '--literal-pathspecs', ...SETTINGS.flatMap((setting) => ['-c', setting])];

/** Variables that would point git elsewhere or start programs. GIT_INDEX_FILE stays: `commit -a` hands its index to hooks. */
const DROPPED = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_EXTERNAL_DIFF',
  'GIT_DIFF_OPTS',
  'GIT_PAGER',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_PROXY_COMMAND',
  'GIT_ASKPASS',
  'GIT_EDITOR',
  'GIT_REDIRECT_STDOUT',
  'GIT_REDIRECT_STDERR',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
]);

/** The environment of a git that reads: no prompts, no locks, no network, no replaced objects, English words. */
export function readingEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !DROPPED.has(name) && !name.startsWith('GIT_TRACE'))),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    // Of a partial clone git would fetch what is missing, by the transport that the clone names.
    GIT_ALLOW_PROTOCOL: 'none',
  };
}
