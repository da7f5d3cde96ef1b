/** What stands for anything secret. */
export const mask = '•••';

const secretName = /(?:key|token|secret|passw(?:or)?d|pwd|auth|credential|bearer|cookie|signature|private)/iu;
/** `{env:NAME}` and `{file:path}` say where a secret is, not what it is. */
const placeholder = /^(?:\{(?:env|file):[^}]*\}|\$\{?\w+\}?)$/u;
const url = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/giu;
/** Prefixes well-known services give their keys. */
const knownToken =
  /\b(?:sk|pk|rk|ghp|gho|ghs|ghu|glpat|xox[abprs]|npm|hf|AKIA|ASIA|AIza|eyJ|dapi|lin_api|ntn|pat)(?:[-_.][\w.-]{6,}|[A-Za-z0-9][\w.-]{14,})|\bgithub_pat_\w{10,}/gu;
const bearer = /\b(bearer|basic|token)\s+[\w.~+/=-]{6,}/giu;
const assignment = /(?<![\w.-])(["']?[\w.-]{1,80}["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;}&]+)/gu;

/** Text of any kind with everything masked that looks like a secret: keys, tokens, passwords, secrets in addresses. */
export function maskSecrets(text: string): string {
  return text
    .replace(url, maskUrl)
    .replace(bearer, (_, kind: string) => `${kind} ${mask}`)
    .replace(assignment, (whole, name: string, value: string) =>
      secretName.test(name) && !isPlain(value) ? `${name}${mask}` : whole,
    )
    .replace(knownToken, mask);
}

/** An address without its secrets: user and password, values of the query, the fragment, and path parts that are tokens. */
export function maskUrl(text: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/iu.exec(text);
  if (parts === null) return mask;
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = parts;
  const host = authority.includes('@') ? `${mask}@${authority.slice(authority.lastIndexOf('@') + 1)}` : authority;
  const pieces = path.split('/').map((piece) => (looksRandom(piece) ? mask : piece));
  const pairs = query.replace(/=([^&]*)/gu, (whole, value: string) =>
    value === '' || isPlain(value) ? whole : `=${mask}`,
  );
  const bare = pairs.replace(/([?&])([^=&]+)(?=&|$)/gu, (_, lead: string, value: string) =>
    looksRandom(value) ? `${lead}${mask}` : `${lead}${value}`,
  );
  return `${scheme}${host}${pieces.join('/')}${bare}${fragment === '' ? '' : `#${mask}`}`;
}

/** True for a long mixture of letters and digits, as only machines make them. */
export function looksRandom(text: string): boolean {
  return /^[A-Za-z0-9_+=~-]{20,}$/u.test(text) && /\d/u.test(text) && /[A-Za-z]/u.test(text);
}

/** True for the name of something that holds a secret. */
export function namesSecret(text: string): boolean {
  return secretName.test(text);
}

/** True for values that are no secret whatever their name: placeholders, numbers of tokens, words for yes and no. */
export function isPlain(value: string): boolean {
  const bare = value.replace(/^["']|["']$/gu, '');
  return placeholder.test(bare) || /^(?:true|false|null|undefined|\d{1,9}|\[\]|)$/u.test(bare) || bare === mask;
}
