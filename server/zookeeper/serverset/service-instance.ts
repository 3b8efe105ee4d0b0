/**
 * What a leading scheduler publishes in its serverset: Aurora's `ServiceInstance.java` as `Encoding.java` writes it, JSON
 * with the fields in this order. Clients and Aurora's own schedulers read it.
 */

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface ServiceInstance {
  readonly serviceEndpoint: Endpoint;
  readonly additionalEndpoints: Readonly<Record<string, Endpoint>>;
  readonly status: string;
}

/** @param endpointName `-serverset_endpoint_name` */
export function encodeServiceInstance({ host, port }: Endpoint, endpointName: string): string {
  const endpoint = { host, port };
  const instance: ServiceInstance = {
    serviceEndpoint: endpoint,
    additionalEndpoints: { [endpointName]: endpoint },
    status: "ALIVE",
  };
  return JSON.stringify(instance);
}

function isRecord(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function endpointOf(value: unknown): Endpoint | undefined {
  if (!isRecord(value)) return undefined;
  const { host, port } = value;
  return typeof host === "string" && typeof port === "number" ? { host, port } : undefined;
}

/** Undefined for what is not a service instance. A missing status is ALIVE, as Aurora's reader has it. */
export function decodeServiceInstance(text: string): ServiceInstance | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const serviceEndpoint = endpointOf(value.serviceEndpoint);
  if (serviceEndpoint === undefined) return undefined;
  const additional = isRecord(value.additionalEndpoints) ? Object.entries(value.additionalEndpoints) : [];
  const additionalEndpoints = Object.fromEntries(
    additional.flatMap(([name, given]) => {
      const endpoint = endpointOf(given);
      return endpoint === undefined ? [] : [[name, endpoint] as const];
    }),
  );
  const status = typeof value.status === "string" ? value.status : "ALIVE";
  return { serviceEndpoint, additionalEndpoints, status };
}
