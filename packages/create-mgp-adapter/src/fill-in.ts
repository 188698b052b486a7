import type { AdapterName } from "./adapter-name.ts";

/** The name that the template has, in all its forms. */
const TEMPLATE_NAMES = /my-store|MY_STORE|myStore|MyStore/g;

/** Puts a name in the place of the template's. */
export function fillIn(text: string, name: AdapterName): string {
  const names: Readonly<Record<string, string>> = {
    "my-store": name.short,
    MY_STORE: name.upper,
    myStore: name.camel,
    MyStore: name.pascal,
  };
  return text.replaceAll(TEMPLATE_NAMES, (found) => names[found] ?? found);
}

/** The same in a package.json, with our packages in the versions that belong to this one. */
export function fillInPackage(text: string, name: AdapterName, version: string): string {
  return fillIn(text, name).replaceAll(/("@mgp\/[a-z-]+": ")\^[^"]*"/g, (_, start: string) => `${start}^${version}"`);
}
