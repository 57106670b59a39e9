const placeholder =
  /^(?:[<({*.…]|\[[\w -]*\]?$|\$[\w{(]|%\w+%|--|x{3,}|your|my[_-]|example|sample|change|replace|insert|enter|(?:dummy|fake|foo|bar|baz|none|null|nil|true|false|undefined|string|number|todo)\b|redacted|removed|hidden|masked|placeholder|(?:secret|pass|password|passwd|pwd|test)\d{0,3}$|process\.|env\.|os\.|ENV\[|https?:)/i;
const stars = /[*•·]{3}|\.{3}|…|x{5}|X{5}|<[\w -]+>|\$\{|\{\{|%s|%\w+%|\$\(|\+\s*["']/;

/** Whether a person may have chosen it as a password: letters with a digit or a sign, and no word that stands for one. */
export function looksChosen(value: string): boolean {
  return (
    value.length >= 6 && /\p{L}/u.test(value) && /\d|[!@#$%^&*+=~?]/.test(value) && !isPlaceholder(value)
  );
}

/** Whether a machine may have made it: long, and letters and digits mixed as in no word and no name. */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || isPlaceholder(value)) return false;
  const mixes = value.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return (
    mixes >= 3 ||
    (mixes >= 1 && value.length >= 20 && /[a-z][A-Z]{2}|[A-Z]{2}[a-z][A-Z]|[\w]\/\w|\+/.test(value))
  );
}

/** Whether code would read it as a name, a member or a call rather than as the text itself. */
export function looksLikeCode(value: string): boolean {
  return /[([]|^[\w$]+(?:\??\.[A-Za-z_$][\w$]*)+$|^[A-Za-z_$]+\d{0,3}[;,]?$|^[A-Za-z_$][\w$]*(?:Token|Password|Secret|Key)\d?$/.test(
    value,
  );
}

/** Whether it stands where the reader's own value belongs, or where one was taken out. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value) || stars.test(value) || /^(.)\1*$|^[A-Z]+(?:_[A-Z\d]+)+$/.test(value);
}
