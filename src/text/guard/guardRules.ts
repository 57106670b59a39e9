/** What is looked for besides secrets in general. */
export interface GuardRules {
  /** The user's own API keys; they are found in any form and nothing quiets them. */
  readonly ownKeys: readonly string[];
  /**
   * Plain text, no patterns: a finding that contains such a term in any case of its letters is none. Empty terms do nothing,
   * and `ownKey` is never quieted.
   */
  readonly ignored: readonly string[];
  /** Given for what a customer will read: then internal text is looked for too. */
  readonly internal?: InternalRules;
}

/** What the team's own machines and people are called. */
export interface InternalRules {
  /** Of the machine's account. */
  readonly userName?: string;
  readonly homeFolder?: string;
  /** Their paths; a bare name is looked for within paths only. */
  readonly workspaceFolders: readonly string[];
  readonly agents: readonly { readonly name: string; readonly email: string }[];
}
