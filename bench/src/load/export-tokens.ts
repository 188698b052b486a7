import { exportPage } from "../requests.ts";
import { Connection } from "./connection.ts";

/** Places spread over an export, as many as are measured with. */
const TOKENS = 100;

/** Where the first pages of an export begin. In the order of ids these lie everywhere among what was written. */
export async function collectExportTokens(port: number): Promise<readonly string[]> {
  const connection = await Connection.open(port);
  const tokens: string[] = [];
  try {
    while (tokens.length < TOKENS) {
      const answer: unknown = JSON.parse((await connection.exchange(exportPage(tokens.at(-1)))).toString("utf8"));
      const token = nextToken(answer);
      if (token === undefined) break;
      tokens.push(token);
    }
  } finally {
    connection.close();
  }
  return tokens;
}

function nextToken(answer: unknown): string | undefined {
  if (!isPage(answer)) throw new Error("The gateway answered an export with something else.");
  return answer.data.next_token;
}

function isPage(value: unknown): value is { readonly data: { readonly next_token?: string } } {
  return typeof value === "object" && value !== null && "data" in value && typeof value.data === "object";
}
