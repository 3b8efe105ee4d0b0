/** Inputs of the `quotas` procedures. */
import { z } from "zod";
import { resourceAggregate } from "../../schemas/resources.ts";
import { strict } from "../../schemas/shape.ts";

export const roleInput = strict({ role: z.string().min(1) });

export const setQuotaInput = strict({ role: z.string().min(1), quota: resourceAggregate });
