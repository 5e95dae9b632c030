import { COST } from '../pull-request/documents.ts';

/** A question for the contents of a repository: its alias in the query, and what it asks. */
export interface Question {
  alias: string;
  field: string;
}

const BLOB = '{ ... on Blob { text isBinary isTruncated } }';

/** Text of a pull request in a query: as JSON writes it, GraphQL reads it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The file at a path of a revision: `<sha>:<path>`, `refs/notes/ai:<path>`. */
export function blobQuestion(alias: string, revision: string, path: string): Question {
  return { alias, field: `${alias}: object(expression: ${quoted(`${revision}:${path}`)}) ${BLOB}` };
}

/** Who brought the lines of a file at a commit. One object a file: an error of one leaves the others alone. */
export function blameQuestion(alias: string, sha: string, path: string): Question {
  const blame = `blame(path: ${quoted(path)}) { ranges { startingLine endingLine commit { oid } } }`;
  return { alias, field: `${alias}: object(expression: ${quoted(sha)}) { ... on Commit { ${blame} } }` };
}

/** Whether a commit is there. */
export function commitQuestion(alias: string, sha: string): Question {
  return { alias, field: `${alias}: object(expression: ${quoted(sha)}) { oid }` };
}

/** One query for all questions. */
export function contentsQuery(questions: readonly Question[]): string {
  return `query Contents($owner: String!, $name: String!) {
    ${COST}
    repository(owner: $owner, name: $name) { nameWithOwner
      ${questions.map(({ field }) => field).join('\n      ')}
    }
  }`;
}
