/** What the runner offers to an action, handed in so that tests can look on. */
export interface Runner {
  env: NodeJS.ProcessEnv;
  /** A line of the log. Lines that start with `::` are commands. */
  print(line: string): void;
  mask(secret: string): void;
  output(name: string, value: string): void;
  /** Adds to the summary of the job. */
  summary(markdown: string): Promise<void>;
  /** The job's own OIDC token. */
  idToken(audience: string): Promise<string>;
}
