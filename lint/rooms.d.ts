/** Types of rooms.js. */

export interface Room {
  readonly name: string;
  /** Matches paths of the room's files, from the root, with `/`. */
  readonly path: RegExp;
  readonly mayImport: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly mayImportTypes?: readonly string[];
  /** Added to the linter's message. */
  readonly hint?: string;
}

export declare const ROOMS: readonly Room[];
export declare function roomOf(path: string): Room | undefined;
