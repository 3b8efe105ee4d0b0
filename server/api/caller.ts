/** The caller's name when authentication is off, as Aurora's `NonAuthenticatingFilter` has it. */
export const UNSECURE_USER = "UNSECURE";

/** Who calls. */
export interface Caller {
  /** Authenticated name, or {@link UNSECURE_USER}. */
  readonly user: string;
}
