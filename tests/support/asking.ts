import type { Neighbour } from './street.ts';
import type { Running } from './app.ts';

/** Answers as JSON gives them: what is in them, the expectations say. */
export type Data = Record<string, ReturnType<typeof JSON.parse>>;

/** Asks an app over HTTP as one of a realm's people, in English; throws what a client would have to read in `errors`. */
export const askingOf = ({ url, token }: Pick<Running, 'url' | 'token'>, realm: string) => async <T = Data>(by: Neighbour | null, query: string, variables: Data = {}): Promise<T> => {
  const response = await fetch(url, {
    method: 'POST', body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(by && { authorization: `Bearer ${await token({ realm, subject: by.caller.subject })}` }) },
  });
  const { data, errors } = await response.json() as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
};
