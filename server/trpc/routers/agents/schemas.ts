/** Inputs of the `agents` procedures. */
import { z } from "zod";
import { strict } from "../../schemas/shape.ts";

export const hostInput = strict({ host: z.string().min(1) });
