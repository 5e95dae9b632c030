import { settingType } from './parse-value.ts';
import { sectionOf, settingsOf, type ConfigClass, type Setting } from './setting.decorator.ts';

/** The reference page of the given classes of settings, in Markdown: one table a section. */
export function renderConfigurationReference(classes: readonly ConfigClass[]): string {
  const sections = new Map<string, ConfigClass[]>();
  for (const config of new Set(classes)) {
    sections.set(sectionOf(config), [...(sections.get(sectionOf(config)) ?? []), config]);
  }
  return [...sections].map(([title, members]) => renderSection(title, members)).join('\n');
}

function renderSection(title: string, members: readonly ConfigClass[]): string {
  const rows = members.flatMap((config) => {
    const defaults = new config() as Record<string, unknown>;
    return settingsOf(config).map((setting) => renderRow(setting, defaults[setting.property]));
  });
  // A variable that several classes read in the same way is one.
  return [`## ${title}`, '', '| variable | type | default | purpose |', '|---|---|---|---|', ...new Set(rows), ''].join('\n');
}

function renderRow(setting: Setting, initial: unknown): string {
  const names = [setting.env, ...(setting.aliases ?? []).map((alias) => `else ${alias}`)];
  const file = setting.secret ? ` Or a file that holds it: \`${setting.env}_FILE\`.` : '';
  const cells = [names.join(', '), settingType(setting, initial), defaultText(setting, initial), setting.purpose + file];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function defaultText(setting: Setting, initial: unknown): string {
  if (initial === undefined) return setting.unset ?? '(unset)';
  return `\`${typeof initial === 'string' ? initial : JSON.stringify(initial)}\``;
}
