import { spawnSync } from "node:child_process";
import path from "node:path";

/** What is read of a service, as `docker compose config` prints it. */
interface Service {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly build?: { readonly args: Readonly<Record<string, string>> };
}

export type Services = Readonly<Record<"gateway" | "postgres", Service>>;

/**
 * What a compose file means, with the values of an environment file in it and none of this process's.
 *
 * @throws Error with what compose says, when it is not valid
 */
export function composeServices(tools: string, folder: string, environmentFile: string): Services {
  const words = ["--env-file", environmentFile, "config", "--format", "json"];
  const { status, stdout, stderr } = spawnSync(path.join(tools, "docker-compose"), words, {
    cwd: folder,
    env: {},
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr.trim());
  const model: unknown = JSON.parse(stdout);
  if (!hasServices(model)) throw new Error(`docker-compose printed something else: ${stdout}`);
  return model.services;
}

function hasServices(value: unknown): value is { readonly services: Services } {
  if (typeof value !== "object" || value === null || !("services" in value)) return false;
  const { services } = value;
  return typeof services === "object" && services !== null && "gateway" in services && "postgres" in services;
}
