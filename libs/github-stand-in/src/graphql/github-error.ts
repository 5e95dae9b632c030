import { GraphQLError } from 'graphql';

/** An error of a field with GitHub's own type of it: `NOT_FOUND`, `FORBIDDEN`, ... */
export class GitHubFieldError extends GraphQLError {
  constructor(type: string, message: string) {
    super(message, { extensions: { type } });
  }
}

/** An error as GitHub prints it: the type stands beside the message. */
export function printError(error: GraphQLError): Record<string, unknown> {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    message: error.message,
  };
}
