/** Inputs of the `log` procedures. */
import { z } from "zod";
import { LOG_ENTRY_KINDS, type LogEntriesQuery, type LogEntryQuery } from "../../../api/log.ts";
import { count } from "../../schemas/scalars.ts";
import { struct } from "../../schemas/shape.ts";

/** The most entries that one call hands out, and the most ops. */
export const MAX_ENTRIES = 200;
export const MAX_OPS = 500;

/** A position of the log: a decimal string of a number that JavaScript holds exactly. */
const position = z.string().regex(/^\d{1,15}$/, "expected a position of the log, in digits");

export const entriesInput = struct<LogEntriesQuery>()({
  before: position.exactOptional(),
  limit: z.int().min(1).max(MAX_ENTRIES).exactOptional(),
  kind: z.enum(LOG_ENTRY_KINDS).exactOptional(),
  text: z.string().max(200).exactOptional(),
}).default({}) satisfies z.ZodType<LogEntriesQuery>;

export const entryInput = struct<LogEntryQuery>()({
  position,
  offset: count.exactOptional(),
  limit: z.int().min(1).max(MAX_OPS).exactOptional(),
}) satisfies z.ZodType<LogEntryQuery>;
