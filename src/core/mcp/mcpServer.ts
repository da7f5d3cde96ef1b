/** How OpenCode reaches an MCP server; `unknown` when no configuration says. */
export type McpKind = 'local' | 'remote' | 'unknown';

/** A place in a configuration file. */
export interface McpPlace {
  /** Absolute path; '' for a configuration that is in no file. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What one configuration file says of a server; undefined where it says nothing. */
export interface McpEntry extends McpPlace {
  readonly name: string;
  readonly kind: McpKind | undefined;
  /** The command line, secrets masked. */
  readonly command: readonly string[] | undefined;
  /** The address, secrets masked. */
  readonly url: string | undefined;
  readonly enabled: boolean | undefined;
  /** Names of its environment variables; their values are never kept. */
  readonly environment: readonly string[];
  /** Names of its headers; their values are never kept. */
  readonly headers: readonly string[];
  readonly oauth: boolean;
}

/** A server as OpenCode sees it once all files are merged. */
export interface McpServer {
  readonly name: string;
  readonly kind: McpKind;
  readonly command: readonly string[];
  readonly url: string;
  readonly enabled: boolean;
  readonly environment: readonly string[];
  readonly headers: readonly string[];
  readonly oauth: boolean;
  /** Where it is defined: the last file that says how to reach it. */
  readonly place: McpPlace;
  /** Every file that says something of it, in the order of merging. */
  readonly places: readonly McpPlace[];
}

/** A configuration file that cannot be read as one. */
export interface McpProblem extends McpPlace {
  readonly message: string;
}

/** What the configuration files say. */
export interface McpConfig {
  readonly servers: readonly McpServer[];
  readonly problems: readonly McpProblem[];
}
