import type { Outline } from './outline.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A script that completes the commands and options of a program in a shell. */
export function completionScript(shell: Shell, program: string, outlines: readonly Outline[]): string {
  return { bash, zsh, fish }[shell](program, outlines);
}

/** Words of a command, by the words that lead to it. */
function cases(outlines: readonly Outline[]): string {
  return outlines
    .map(({ path, commands, options }) => `    ${quote(path.join(' '))}) words=${quote([...commands.map(({ name }) => name), ...options.map(({ flag }) => flag)].join(' '))} ;;`)
    .join('\n');
}

/** Values of an option that has a closed set of them. */
function values(outlines: readonly Outline[]): string {
  const closed = new Map(outlines.flatMap(({ options }) => options.filter(({ choices }) => choices.length > 0).map(({ flag, choices }) => [flag, choices.join(' ')] as const)));
  return [...closed].map(([flag, choices]) => `    ${flag}) words=${quote(choices)} ;;`).join('\n');
}

/** Names that are commands: the words that lead on. */
function names(outlines: readonly Outline[]): string {
  return outlines.slice(1).map(({ path }) => quote(path.join(' '))).join('|');
}

function bash(program: string, outlines: readonly Outline[]): string {
  return `# bash completion of ${program}
_${program}() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} path= words= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
    ${names(outlines)}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${cases(outlines)}
  esac
  case "$before" in
${values(outlines)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _${program} ${program}
`;
}

function zsh(program: string, outlines: readonly Outline[]): string {
  return `#compdef ${program}
# zsh completion of ${program}
_${program}() {
  local trail= list= word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${trail:+$trail }$word" in
    ${names(outlines)}) trail="\${trail:+$trail }$word" ;;
    esac
  done
  case "$trail" in
${cases(outlines).replaceAll(') words=', ') list=')}
  esac
  case "$words[CURRENT-1]" in
${values(outlines).replaceAll(') words=', ') list=')}
  esac
  compadd -- \${(s: :)list}
  _files
}
if [ "$funcstack[1]" = "_${program}" ]; then _${program} "$@"; else compdef _${program} ${program}; fi
`;
}

function fish(program: string, outlines: readonly Outline[]): string {
  const lines = outlines.flatMap(({ path, commands, options }) => {
    const here = quote(path.length === 0 ? '__fish_use_subcommand' : path.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and '));
    return [
      ...commands.map(({ name, summary }) => `complete -c ${program} -n ${here} -f -a ${name} -d ${quote(summary)}`),
      ...options.map(({ flag, summary, choices, takesValue }) => {
        const value = choices.length > 0 ? ` -x -a ${quote(choices.join(' '))}` : takesValue ? ' -r' : '';
        return `complete -c ${program} -n ${here} -l ${flag.slice(2)}${value} -d ${quote(summary)}`;
      }),
    ];
  });
  return `# fish completion of ${program}\n${lines.join('\n')}\n`;
}

/** A word of the shell that is exactly this text. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
