/** The refusal of a task id that is not in the store. */
import { invalidRequest } from "../../core/domain/api-error.ts";

/** @throws {ApiError} INVALID_REQUEST */
export function noSuchTask(id: string): never {
  throw invalidRequest(`No such task: ${id}. Tasks that are over are forgotten after a while.`);
}
