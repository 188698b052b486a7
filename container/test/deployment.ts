import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, type PostgresServer, startPostgres } from "@mgp/test-servers";
import { copyContext } from "../src/build-context.ts";
import { buildImage } from "../src/build-image.ts";
import { composeServices, type Services } from "../src/compose.ts";
import { type Container, startContainer } from "../src/container.ts";
import { parseDockerfile } from "../src/dockerfile.ts";
import type { Image } from "../src/image.ts";
import { repository } from "../src/repository.ts";
import { filledExample } from "./filled-example.ts";

/** What `docker compose up` would make of .env.example, once its secrets are filled in. */
export interface Deployment {
  readonly image: Image;
  readonly services: Services;
  /** Starts one more gateway. Its port is a free one of this machine, since nothing keeps it apart from others here. */
  gateway(): Promise<{ readonly container: Container; readonly url: string }>;
  /** Runs another command of the image to its end, and answers with what it said. */
  run(...words: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

export async function deploy(tools: string): Promise<Deployment> {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-image-"));
  // Its user goes through it.
  chmodSync(folder, 0o755);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  let services: Services;
  let image: Image;
  let database: PostgresServer;
  try {
    services = composeServices(tools, repository, filledExample(folder));
    image = await build(folder, services);
    database = await startDatabase(services);
  } catch (error) {
    remove();
    throw error;
  }
  const started: Container[] = [];
  const start = (port: number, words: readonly string[]): Container => {
    const { MGP_POSTGRES_DSN: dsn = "", ...others } = services.gateway.environment;
    const here = {
      MGP_POSTGRES_DSN: dsn.replace("@postgres:5432/", `@127.0.0.1:${String(database.port)}/`),
      MGP_GATEWAY_HOST: "127.0.0.1",
      MGP_GATEWAY_PORT: String(port),
    };
    const container = startContainer(image, { environment: { ...others, ...here }, words });
    started.push(container);
    return container;
  };
  return {
    image,
    services,
    gateway: async () => {
      const container = start(await freePort(), []);
      return { container, url: await container.says(/MGP gateway on (\S+)/) };
    },
    run: async (...words) => await start(0, words).ended(),
    remove: async () => {
      await Promise.all(started.map(async (container) => await container.stop()));
      await database.stop();
      remove();
    },
  };
}

async function build(folder: string, services: Services): Promise<Image> {
  const context = path.join(folder, "context");
  mkdirSync(context);
  copyContext(repository, context);
  return await buildImage({
    stages: parseDockerfile(readFileSync(path.join(repository, "Dockerfile"), "utf8")),
    context,
    folder,
    buildArguments: services.gateway.build?.args ?? {},
  });
}

/** With the user and the database that the image of PostgreSQL would make. */
async function startDatabase({ postgres }: Services): Promise<PostgresServer> {
  const server = await startPostgres();
  const { POSTGRES_USER: user = "", POSTGRES_DB: name = "" } = postgres.environment;
  await server.query(`CREATE ROLE ${user} SUPERUSER LOGIN`);
  await server.query(`CREATE DATABASE ${name} OWNER ${user}`);
  return server;
}
