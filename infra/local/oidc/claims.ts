import type { Person } from './people.ts';

/** How long an ID or access token is good for, in seconds. */
export const tokenLifetime = 3_600;

/**
 * What Cognito puts into an ID token beside the standard claims.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function idTokenClaims(person: Person, groups: readonly string[]) {
  return {
    ...userClaims(person),
    ...groupClaim(person, groups),
    'cognito:username': person.sub,
    token_use: 'id',
  };
}

/** What Cognito answers from its userInfo endpoint, beside the subject. */
export function userClaims(person: Person) {
  return { email: person.email, email_verified: true, name: person.name };
}

/**
 * What Cognito puts into an access token: no address and no name.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessTokenClaims(person: Person, groups: readonly string[]) {
  return { ...groupClaim(person, groups), username: person.sub, token_use: 'access' };
}

/** Groups that the pool has; a person of none has no such claim at all, as at Cognito. */
function groupClaim(person: Person, groups: readonly string[]) {
  const own = person.groups.filter((group) => groups.includes(group));
  return own.length > 0 ? { 'cognito:groups': own } : {};
}
