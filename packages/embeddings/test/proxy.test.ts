import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { proxyFor } from "../src/service/proxy.ts";
import { vectorOf } from "./calls.ts";
import { countingProxy, type CountingProxy } from "./counting-proxy.ts";
import { serviceStub } from "./service-stub.ts";

const SERVICE = "http://embeddings.test/v1";

/** What a process prints that embeds a text in this environment, as `children/embed.ts` says. */
async function embedded(
  service: Readonly<Record<string, string>>,
  proxy: Readonly<Record<string, string>>,
): Promise<string> {
  const program = path.join(import.meta.dirname, "children/embed.ts");
  const child = spawn(process.execPath, ["--conditions=@mgp/source", program], {
    env: { PATH: process.env["PATH"], ...service, ...proxy },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return await text(child.stdout);
}

/** Ollama's protocol, at an address. */
function ollamaAt(address: string): Readonly<Record<string, string>> {
  return { EMBEDDING_PROVIDER: "ollama", EMBEDDING_BASE_URL: address };
}

/** An address of this machine that is none of those which are always asked without a proxy. */
function anyAddress(service: string): string {
  return service.replace("127.0.0.1", "0.0.0.0");
}

/** A service and a proxy that leads to it. */
async function behindProxy(): Promise<{ readonly service: string; readonly proxy: CountingProxy }> {
  const stub = await serviceStub(() => ({ body: { embeddings: [vectorOf("tea")] } }));
  return { service: stub.url, proxy: await countingProxy(stub.url) };
}

describe("a proxy that the environment names", () => {
  it.each(["HTTP_PROXY", "http_proxy"])("is used for an http address, as %s", async (name) => {
    const { proxy } = await behindProxy();
    expect(await embedded(ollamaAt(SERVICE), { [name]: proxy.url })).toBe("3");
    expect(new Set(proxy.asked)).toEqual(new Set(["embeddings.test:80"]));
  });

  it.each(["HTTPS_PROXY", "https_proxy"])("is used for an https address, as %s, and for no other", async (name) => {
    const { proxy, service } = await behindProxy();
    expect(await embedded(ollamaAt(anyAddress(service)), { [name]: proxy.url })).toBe("3");
    expect(proxy.asked).toEqual([]);
    // The service speaks no TLS, so that the request gets as far as the proxy.
    await embedded(ollamaAt("https://embeddings.test/v1"), { PATIENCE: "2000", [name]: proxy.url });
    expect(new Set(proxy.asked)).toEqual(new Set(["embeddings.test:443"]));
  });

  it("is left out for a host in NO_PROXY, and for this machine", async () => {
    const { proxy, service } = await behindProxy();
    const address = anyAddress(service);
    for (const none of [
      { NO_PROXY: "other.test,0.0.0.0" },
      { no_proxy: "0.0.0.0" },
      { NO_PROXY: "*" },
      { NO_PROXY: new URL(address).host, no_proxy: "" },
    ])
      expect(await embedded(ollamaAt(address), { HTTP_PROXY: proxy.url, ...none })).toBe("3");
    expect(await embedded(ollamaAt(service), { HTTP_PROXY: proxy.url })).toBe("3");
    expect(proxy.asked).toEqual([]);
    expect(await embedded(ollamaAt(address), { HTTP_PROXY: proxy.url, NO_PROXY: "other.test" })).toBe("3");
    expect(proxy.asked).not.toEqual([]);
  });

  it("is used for the download of a model", async () => {
    const { proxy } = await behindProxy();
    const local = { EMBEDDING_PROVIDER: "local", EMBEDDING_MODEL: "some/model", HUB: "http://hub.test/" };
    expect(await embedded(local, { HTTP_PROXY: proxy.url })).toContain("EMBEDDING_MODEL cannot be loaded");
    expect(new Set(proxy.asked)).toEqual(new Set(["hub.test:80"]));
  });
});

describe("a proxy", () => {
  const service = new URL(SERVICE);

  it.each(["proxy.test:3128", "socks5://proxy.test", "///"])("%j is none, and named by its variable", async (value) => {
    await expect(proxyFor(service, { http_proxy: value })).rejects.toThrow(
      "http_proxy is not the address of a proxy, as in http://proxy.example:3128",
    );
  });

  it("is not there where the environment has an empty text", async () => {
    expect(await proxyFor(service, { HTTP_PROXY: "", http_proxy: " " })).toBeUndefined();
    expect(await proxyFor(service, { HTTPS_PROXY: "http://proxy.test" })).toBeUndefined();
    expect(await proxyFor(new URL("http://[::1]:1"), { HTTP_PROXY: "http://proxy.test" })).toBeUndefined();
  });
});
