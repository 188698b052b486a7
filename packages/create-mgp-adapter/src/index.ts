export { scaffold } from "./scaffold.ts";
export type { Scaffolded } from "./scaffold.ts";
