/** Who calls. */
export interface Caller {
  /** Authenticated name, or `UNSECURE` when authentication is off (as Aurora's `NonAuthenticatingFilter` names it). */
  readonly user: string;
}
