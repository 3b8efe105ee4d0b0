/** All tRPC calls: `/api/trpc/<router>.<procedure>`. */
import { handleTrpc } from "../../../../server/trpc/http.ts";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

export const GET = handleTrpc;
export const POST = handleTrpc;
