/** The teams of a reviewer by login. */
export type TeamsOf = (login: string) => readonly string[];

/** Whether a value is a map of logins to the name of a team, or to a list of names. */
export function isTeamMap(map: unknown): map is Record<string, string | string[]> {
  const isName = (name: unknown): boolean => typeof name === 'string' && name !== '';
  return map !== null && typeof map === 'object' && !Array.isArray(map) && Object.values(map).every((names) => [names].flat().every(isName));
}

/** The teams as a map has them; GitHub tells no case of letters in logins. */
export function teamsIn(map: Readonly<Record<string, string | string[]>>): TeamsOf {
  const teams = new Map(Object.entries(map).map(([login, names]) => [login.toLowerCase(), [names].flat()]));
  return (login) => teams.get(login.toLowerCase()) ?? [];
}
