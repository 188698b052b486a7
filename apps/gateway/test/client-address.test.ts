import { describe, expect, test } from "vitest";
import { clientAddress } from "../src/addresses/client-address.ts";
import { networkOf } from "../src/addresses/network.ts";
import { proxyEntries, TrustedProxies } from "../src/addresses/trusted-proxies.ts";

const proxies = new TrustedProxies(["10.0.0.0/8", "192.0.2.1", "2001:db8:ffff::/48"]);

function clientOf(remoteAddress: string | undefined, headers: Readonly<Record<string, string>>): string | undefined {
  return clientAddress({ remoteAddress, header: (name) => headers[name] }, proxies);
}

test.each([
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["::FFFF:0A00:0001", "10.0.0.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0DB8:1:2::6", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::1", "0:0:0:0"],
  ["nonsense", "unknown"],
  [undefined, "unknown"],
])("address %s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe("who is trusted", () => {
  test.each(["10.1.2.3", "::ffff:10.1.2.3", "::ffff:a01:203", "192.0.2.1", "2001:db8:ffff:1::1"])("%s", (address) => {
    expect(proxies.has(address)).toBe(true);
  });

  test.each(["11.0.0.1", "192.0.2.2", "2001:db8:fffe::1", "10.0.0", "localhost", "", undefined])(
    "not %s",
    (address) => {
      expect(proxies.has(address)).toBe(false);
    },
  );

  test.each(["10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/", "10.0.0.0/x", "::1/129", "proxy.example", "1.2.3.4:80", "*"])(
    "%s is no entry",
    (entry) => {
      expect(() => proxyEntries([entry])).toThrow("IP addresses and networks such as 10.0.0.0/8");
    },
  );
});

describe("the client of X-Forwarded-For", () => {
  test.each([
    ["of one hop", "203.0.113.7", "203.0.113.7"],
    ["with a port", "203.0.113.7:4711", "203.0.113.7"],
    ["of IPv6", "2001:db8::7", "2001:db8::7"],
    ["in brackets", "[2001:DB8::7]", "2001:db8::7"],
    ["in brackets with a port", "[2001:db8::7]:4711", "2001:db8::7"],
    ["of IPv4 inside IPv6", "::ffff:203.0.113.7", "203.0.113.7"],
    ["behind several trusted hops", "203.0.113.7, 192.0.2.1, 10.9.9.9", "203.0.113.7"],
    ["behind what the client wrote itself", "127.0.0.1, 10.0.0.9, 203.0.113.7, 10.9.9.9", "203.0.113.7"],
    ["behind an untrusted proxy is that proxy", "198.51.100.1, 203.0.113.7", "203.0.113.7"],
    ["inside the trusted network", "10.3.3.3, 10.9.9.9", "10.3.3.3"],
    ["that is not told is the last hop that is", "203.0.113.7, unknown, 10.9.9.9", "10.9.9.9"],
    ["that is garbage is the connection's", "203.0.113.7, <script>", "10.0.0.1"],
    ["that is empty is the connection's", "", "10.0.0.1"],
    ["that is an address in another notation is the connection's", "0xcb.0x71.7", "10.0.0.1"],
  ])("%s", (_, header, client) => {
    expect(clientOf("10.0.0.1", { "x-forwarded-for": header })).toBe(client);
    expect(clientOf("::ffff:10.0.0.1", { "x-forwarded-for": header })).toBe(client);
  });

  test("is not asked for when the connection is not a trusted proxy's", () => {
    expect(clientOf("203.0.113.1", { "x-forwarded-for": "198.51.100.1" })).toBe("203.0.113.1");
    expect(clientOf(undefined, { "x-forwarded-for": "198.51.100.1" })).toBe(undefined);
  });
});

describe("the client of Forwarded", () => {
  test.each([
    ["of one hop", "for=203.0.113.7", "203.0.113.7"],
    ["among other parameters", "Proto=https;For=203.0.113.7;by=10.0.0.1", "203.0.113.7"],
    ["quoted, with a port", 'for="203.0.113.7:4711"', "203.0.113.7"],
    ["of IPv6", 'for="[2001:db8::7]:4711";proto=https', "2001:db8::7"],
    ["with escapes", 'for="203\\.0.113.7"', "203.0.113.7"],
    ["behind trusted hops", 'for=203.0.113.7, for=192.0.2.1;proto=http,for="10.9.9.9:1"', "203.0.113.7"],
    ["behind what the client wrote itself", "for=127.0.0.1, for=203.0.113.7, for=10.9.9.9", "203.0.113.7"],
    ["hidden", "for=203.0.113.7, for=_hidden, for=10.9.9.9", "10.9.9.9"],
    ["unknown", "for=unknown", "10.0.0.1"],
    ["not told", "proto=https", "10.0.0.1"],
    ["told twice", "for=203.0.113.7;for=198.51.100.1", "10.0.0.1"],
    ["behind an open quote", 'for="203.0.113.7, for=198.51.100.1', "10.0.0.1"],
    ["of a comma in quotes", 'for="198.51.100.1, for=198.51.100.2";proto=http, for=203.0.113.7', "203.0.113.7"],
    ["of no header at all", "", "10.0.0.1"],
  ])("%s", (_, header, client) => {
    expect(clientOf("10.0.0.1", { forwarded: header })).toBe(client);
  });

  test("agrees with X-Forwarded-For, or the connection's address is taken", () => {
    const forwarded = "for=203.0.113.7";
    expect(clientOf("10.0.0.1", { forwarded, "x-forwarded-for": "198.51.100.1, 203.0.113.7" })).toBe("203.0.113.7");
    expect(clientOf("10.0.0.1", { forwarded, "x-forwarded-for": "198.51.100.1" })).toBe("10.0.0.1");
    expect(clientOf("10.0.0.1", { forwarded, "x-forwarded-for": "unknown" })).toBe("10.0.0.1");
  });

  test("is read in a time that does not grow with the square of its length", () => {
    for (const header of [
      " ".repeat(16_000) + "x",
      '"'.repeat(16_000),
      "a=".repeat(8_000),
      'for="' + "\\".repeat(16_000),
    ])
      expect(clientOf("10.0.0.1", { forwarded: header })).toBe("10.0.0.1");
  });
});
