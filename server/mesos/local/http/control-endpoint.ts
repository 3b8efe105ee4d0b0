/**
 * `/local/control`: faults on request over HTTP, for tests that run the cluster as a program. Loopback only.
 *
 *     GET   the agents, and the actions that POST takes
 *     POST  {"action": "loseAgent", "agent": "agent-1", "unreachableAfterMs": 0}
 */
import { z } from "zod";
import { AgentSpecSchema, specFromText } from "../agent-specs.ts";
import { ControlError, type LocalControl } from "../control.ts";
import { NotationError } from "../core/agent-spec.ts";
import { HttpError, readBody, sendJson, type Exchange, type Handler } from "./exchange.ts";

const agent = z.string().min(1);
const delayMs = z.number().int().nonnegative();
const count = z.number().int().nonnegative();

const actions = {
  loseAgent: z.strictObject({ agent, unreachableAfterMs: delayMs.optional() }),
  returnAgent: z.strictObject({ agent }),
  killAgent: z.strictObject({ agent, unreachableAfterMs: delayMs.optional() }),
  markAgentGone: z.strictObject({ agent }),
  startAgent: AgentSpecSchema,
  dropSchedulerStreams: z.strictObject({}),
  setHeartbeats: z.strictObject({ enabled: z.boolean() }),
  delayStatusUpdates: z.strictObject({ delayMs }),
  repeatStatusUpdates: z.strictObject({ count }),
  dropAcknowledgements: z.strictObject({ count }),
  rescindOffers: z.strictObject({ offerIds: z.array(z.string()).optional() }),
  failoverMaster: z.strictObject({ agentsReturnAfterMs: delayMs.optional() }),
  setLeader: z.strictObject({
    leader: z.union([z.literal("self"), z.literal("nobody"), z.strictObject({ host: z.string(), port: z.number() })]),
  }),
};

type Actions = typeof actions;

/** How each action is carried out; what it returns is the answer. */
const perform: { readonly [A in keyof Actions]: (control: LocalControl, given: z.infer<Actions[A]>) => unknown } = {
  loseAgent: (control, given) => control.loseAgent(given.agent, given.unreachableAfterMs),
  returnAgent: (control, given) => control.returnAgent(given.agent),
  killAgent: (control, given) => control.killAgent(given.agent, given.unreachableAfterMs),
  markAgentGone: (control, given) => control.markAgentGone(given.agent),
  startAgent: async (control, given) => ({ id: await control.startAgent(specFromText(given)) }),
  dropSchedulerStreams: (control) => ({ dropped: control.dropSchedulerStreams() }),
  setHeartbeats: (control, given) => control.setHeartbeats(given.enabled),
  delayStatusUpdates: (control, given) => control.delayStatusUpdates(given.delayMs),
  repeatStatusUpdates: (control, given) => control.repeatStatusUpdates(given.count),
  dropAcknowledgements: (control, given) => control.dropAcknowledgements(given.count),
  rescindOffers: (control, given) => ({ rescinded: control.rescindOffers(given.offerIds) }),
  failoverMaster: (control, given) => control.failoverMaster(given.agentsReturnAfterMs),
  setLeader: (control, given) => control.setLeader(given.leader),
};

const ACTION_NAMES = Object.keys(actions) as (keyof Actions)[];

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

async function readAction(exchange: Exchange): Promise<{ name: keyof Actions; given: unknown }> {
  const text = Buffer.from(await readBody(exchange.request)).toString("utf8");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HttpError(400, "the body is not JSON");
  }
  const parsed = z.looseObject({ action: z.string() }).safeParse(json);
  if (!parsed.success) throw new HttpError(400, z.prettifyError(parsed.error));
  const { action, ...given } = parsed.data;
  const name = ACTION_NAMES.find((known) => known === action);
  if (name === undefined) throw new HttpError(400, `unknown action '${action}': ${ACTION_NAMES.join(", ")}`);
  return { name, given };
}

async function act<A extends keyof Actions>(control: LocalControl, name: A, given: unknown): Promise<unknown> {
  const parsed = actions[name].safeParse(given);
  if (!parsed.success) throw new HttpError(400, z.prettifyError(parsed.error));
  try {
    return await perform[name](control, parsed.data as z.infer<Actions[A]>);
  } catch (error) {
    if (error instanceof ControlError || error instanceof NotationError) throw new HttpError(400, error.message);
    throw error;
  }
}

export function controlHandler(control: LocalControl): Handler {
  return async (exchange) => {
    const { request, response } = exchange;
    if (!isLoopback(request.socket.remoteAddress)) throw new HttpError(403, "403 Forbidden.");
    if (request.method !== "POST") {
      sendJson(response, { agents: control.agents(), actions: ACTION_NAMES });
      return;
    }
    const { name, given } = await readAction(exchange);
    sendJson(response, (await act(control, name, given)) ?? {});
  };
}
