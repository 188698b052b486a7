import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { watchCallers } from "../authentication/watch-callers.ts";
import type { Gateway } from "../gateway-interface.ts";
import type { Listening } from "../http/listen.ts";
import { isLoopback } from "../http/loopback.ts";
import { createLog } from "../log/create-log.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { StartError } from "../start/start-error.ts";
import { acceptanceIn, acceptAuditLossFlag } from "./accept-audit-loss.ts";
import { authenticationFor, requireChosenMode } from "./authentication.ts";
import { auditLogOf, buildGateway } from "./build-gateway.ts";
import { readConfiguration, readFullConfiguration } from "./configuration.ts";
import { endOnCrash } from "./crash.ts";
import { takeHangups } from "./hangups.ts";
import { serveWithReload } from "./reload.ts";
import { stateWarnings } from "./state-warnings.ts";
import { nextSignal, type StopSignal } from "./stop-signals.ts";
import { warningLine, type Terminal } from "./terminal.ts";

/** Serves until a signal comes, then drains. */
export async function serveCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const acceptAuditLoss = acceptanceIn(words);
  const { settings: given, sources } = readConfiguration(words, terminal);
  requireChosenMode(given, sources);
  if (given.reload) {
    if (acceptAuditLoss !== undefined) throw new StartError(onceOnly, { exitCode: 2 });
    return await serveWithReload(words, terminal);
  }
  const configuration = await readFullConfiguration(words, terminal, [acceptAuditLossFlag]);
  const { settings } = configuration;
  const openLog = createLog({ level: settings.logLevel, format: settings.logFormat });
  const { log, close } = openLog;
  endOnCrash(openLog);
  try {
    // From before the first thing that must be closed: a signal during the start is not lost.
    const hangups = takeHangups();
    const stopped = Promise.race([nextSignal(), hangups.terminalClosed]);
    const authentication = authenticationFor(settings, terminal.workingDirectory, log);
    const gateway = await buildGateway(configuration, terminal, { log, authentication, acceptAuditLoss });
    const listening = await listenOrClose(gateway, settings);
    const { callers } = authentication;
    hangups.onReload(() => (callers === undefined ? log("info", "nothing_to_reload") : callers.reload()));
    const unwatch = callers === undefined ? undefined : watchCallers(callers);
    log("info", "gateway_initialized", { adapter: settings.adapter, environment: settings.environment });
    terminal.out(startBanner(settings, listening, terminal.workingDirectory));
    for (const warning of warningsOf(configuration, terminal.workingDirectory)) terminal.err(warningLine(warning));
    const signal = await stopped;
    log("info", "gateway_draining", { signal });
    await drain(gateway, settings, signal);
    unwatch?.();
    log("info", "gateway_stopped");
    return 0;
  } finally {
    await close();
  }
}

const onceOnly =
  "--accept-audit-loss is for one start, and --reload starts again and again. Start once without --reload (MGP_GATEWAY_RELOAD).";

async function listenOrClose(gateway: Gateway, settings: GatewaySettings): Promise<Listening> {
  try {
    return await gateway.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await gateway.close();
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const reason = listenReasons.get(code) ?? `fails (${String(code)})`;
    throw new StartError(
      `Listening on ${settings.host} port ${settings.port} ${reason}. Choose another with MGP_GATEWAY_HOST and MGP_GATEWAY_PORT, or --host and --port.`,
      { cause: error },
    );
  }
}

const listenReasons: ReadonlyMap<unknown, string> = new Map([
  ["EADDRINUSE", "is not possible: another process has that port"],
  ["EACCES", "is not allowed for this user"],
  ["EADDRNOTAVAIL", "is not possible: this machine does not have that address"],
  ["ENOTFOUND", "is not possible: there is no such host name"],
]);

/** Ready no more, then no new connections, then the requests in flight, then what they stand on. A second signal ends it. */
async function drain(gateway: Gateway, settings: GatewaySettings, signal: StopSignal): Promise<void> {
  gateway.drain();
  nextSignal()
    .then((second) => process.exit(second === "SIGINT" || signal === "SIGINT" ? 130 : 143))
    .catch(() => process.exit(143));
  await wait(settings.shutdownDelayMs);
  await gateway.close(settings.shutdownTimeoutMs);
}

function startBanner(settings: GatewaySettings, listening: Listening, workingDirectory: string): string {
  const key = keyForCurl(settings);
  return [
    `MGP gateway on ${listening.url}`,
    `  adapter: ${settings.adapter}`,
    ...stateLines(settings, workingDirectory),
    `  authentication: ${authenticationWords[settings.authenticationMode]}`,
    `Try it: curl ${listening.url}/mgp/capabilities${key}`,
    "",
  ].join("\n");
}

const authenticationWords: Readonly<Record<GatewaySettings["authenticationMode"], string>> = {
  off: "off, anyone who reaches this port may do anything",
  api_key: "api_key, one key that all callers share",
  bearer: "bearer, one token that all callers share",
  callers: "callers, a key for each",
};

/** Where the gateway's own state is. */
function stateLines(settings: GatewaySettings, workingDirectory: string): readonly string[] {
  const file = path.relative(workingDirectory, auditLogOf(settings, workingDirectory));
  if (settings.ledger === "embedded") return [`  audit log: ${file}`];
  return [`  ledger: ${settings.ledger}`, ...(settings.auditLog === undefined ? [] : [`  audit log: ${file}`])];
}

/** The secret may be in a file, or in the environment of this process alone: it has to be put in by hand. */
function keyForCurl(settings: GatewaySettings): string {
  switch (settings.authenticationMode) {
    case "off":
      return "";
    case "bearer":
      return ' -H "Authorization: Bearer <token>"';
    case "api_key":
    case "callers":
      return ' -H "X-MGP-API-Key: <key>"';
  }
}

function warningsOf(
  { settings, configurationFile }: { readonly settings: GatewaySettings; readonly configurationFile: string },
  workingDirectory: string,
): readonly string[] {
  const { authenticationMode, host } = settings;
  const isExposed = authenticationMode === "off" && !isLoopback(host);
  return [
    ...(isExposed ? [exposedWarning(host)] : []),
    ...stateWarnings(settings, configurationFile, workingDirectory),
  ];
}

function exposedWarning(host: string): string {
  return `listening on ${host} with authentication off: anyone who reaches this address may read and change every memory. Set MGP_GATEWAY_AUTH_MODE.`;
}
