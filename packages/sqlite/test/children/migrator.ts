// Opens a database with the steps it is given, and says from which version it came.
import { writeSync } from "node:fs";
import { migrate, openConnection } from "../../src/index.ts";

const [file = "", ...steps] = process.argv.slice(2);
const connection = openConnection(file, {
  synchronous: "full",
  prepare: (opening) => void writeSync(1, `${String(migrate(opening, { steps }).from)}\n`),
});
connection.close();
