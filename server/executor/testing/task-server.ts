/** An HTTP server that stands for what a task serves, for tests: the task's processes are then simple. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Reply {
  readonly code?: number;
  readonly body?: string;
}

export class TaskServer {
  /** What was asked: `GET /health`, in order. */
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor(answer: (what: string) => Reply | undefined) {
    this.#server = createServer((request, response) => {
      const what = `${request.method} ${request.url}`;
      this.asked.push(what);
      const reply = answer(what);
      if (reply !== undefined) response.writeHead(reply.code ?? 200).end(reply.body ?? "");
    });
  }

  /** Answers as `answer` says; not at all where it says nothing. */
  static async start(answer: (what: string) => Reply | undefined): Promise<TaskServer> {
    const started = new TaskServer(answer);
    await new Promise<void>((resolve) => started.#server.listen(0, "localhost", resolve));
    return started;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Runs `work` with a server, and stops it. */
  static async during(
    answer: (what: string) => Reply | undefined,
    work: (server: TaskServer) => Promise<void>,
  ): Promise<void> {
    const server = await TaskServer.start(answer);
    try {
      await work(server);
    } finally {
      server.#server.closeAllConnections();
      await new Promise((resolve) => server.#server.close(resolve));
    }
  }
}
