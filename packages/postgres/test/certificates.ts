import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Why there can be no certificates on this machine; `undefined`: there can. */
export function opensslMissing(): string | undefined {
  return spawnSync("openssl", ["version"]).status === 0 ? undefined : "openssl, which makes certificates, is missing";
}

/** The certificate of a server for one host name, signed by an authority of its own, and another authority's. */
export interface Certificates {
  readonly certificate: string;
  readonly key: string;
  /** Paths of files. */
  readonly authority: string;
  readonly otherAuthority: string;
  /** What is no certificate. */
  readonly keyFile: string;
  readonly remove: () => void;
}

export function makeCertificates(host: string): Certificates {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-tls-"));
  const at = (name: string): string => path.join(folder, name);
  const openssl = (...words: readonly string[]): void => {
    execFileSync("openssl", words, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  };
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  for (const name of ["authority", "other"])
    openssl("req", "-x509", ...curve, "-keyout", `${name}.key`, "-out", `${name}.pem`, "-subj", `/CN=${name}`);
  openssl("req", ...curve, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=server");
  writeFileSync(at("names"), `subjectAltName=DNS:${host}\n`);
  const signed = ["-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial", "-extfile", "names"];
  openssl("x509", "-req", "-in", "server.csr", ...signed, "-out", "server.pem");
  return {
    certificate: readFileSync(at("server.pem"), "utf8"),
    key: readFileSync(at("server.key"), "utf8"),
    authority: at("authority.pem"),
    otherAuthority: at("other.pem"),
    keyFile: at("server.key"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
