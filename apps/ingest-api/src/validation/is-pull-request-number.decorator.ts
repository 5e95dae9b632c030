import { ValidateBy } from 'class-validator';

const TEXT = /^[^\s\p{Cc}]{1,64}$/u;

/** A pull request's number: text as the seed has it, or an integer as GitHub's API has it. */
export function IsPullRequestNumber(): PropertyDecorator {
  return ValidateBy({
    name: 'isPullRequestNumber',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' ? TEXT.test(value) : Number.isSafeInteger(value) && (value as number) >= 0,
      defaultMessage: () => 'must be a number, or text of 1 to 64 characters without blanks',
    },
  });
}
