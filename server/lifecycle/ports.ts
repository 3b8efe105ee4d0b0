/**
 * What the lifecycle needs from its surroundings: an election to win, a storage to prepare and start, a
 * scheduler to set to work. Nouns of Aurora's `SingletonService` and `NonVolatileStorage`.
 */

/** What the leader may do with its leadership. */
export interface LeaderControl {
  /** Publishes this scheduler as the one to talk to. */
  advertise(): Promise<void>;
  /** Gives leadership up and unpublishes. */
  leave(): Promise<void>;
}

/** Told of the outcome of the election. */
export interface LeadershipListener {
  /** This process alone leads from now on. Called once at most. */
  onLeading(control: LeaderControl): void;
  /** Leadership is lost for good. May also come before leadership was won. */
  onDefeated(): void;
}

/** An election among the schedulers of a cluster. */
export interface LeaderElection {
  /** Takes part. Resolves when the candidacy stands; the listener hears the outcome. */
  offerLeadership(listener: LeadershipListener): Promise<void>;
  /** True when another scheduler may take over; a leader that nobody can replace never steps down by time. */
  readonly hasRivals: boolean;
}

/** Storage as the lifecycle sees it. */
export interface NonVolatileStorage {
  /** Opens what a follower needs; the stores may stay empty. */
  prepare(): Promise<void>;
  /** Recovers the stores; afterwards reads and writes are answered. */
  start(): Promise<unknown>;
  /** Waits for writes under way and closes. */
  stop(): Promise<void>;
}

/** The scheduler proper as the lifecycle sees it. */
export interface ActiveScheduler {
  /** Starts the driver with the stored framework id. Storage is started. */
  startDriver(): void;
  /** Begins the work that only a registered leader does. */
  activate(): void;
  /** Ends all work and the driver's connection. */
  stop(): Promise<void>;
}
