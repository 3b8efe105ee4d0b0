/** An HTTP answer as a value; the texts are Mesos's. */
export interface Answer {
  readonly status: number;
  readonly body?: string;
}

export const ACCEPTED: Answer = { status: 202 };

export function badRequest(body: string): Answer {
  return { status: 400, body };
}

export function forbidden(body: string): Answer {
  return { status: 403, body };
}
