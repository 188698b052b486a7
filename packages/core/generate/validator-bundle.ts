import { _, Ajv, type CodeKeywordDefinition, type KeywordCxt, nil, stringify } from "ajv";
import { getProperty } from "ajv/dist/compile/codegen/index.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { SchemaCompiler } from "./compilable-schema.ts";
import type { SchemaLibrary } from "./schema-library.ts";

/** A generated module of validators: its source, and its declarations. */
export type ValidatorBundle = { source: string; declarations: string };

const HEADER =
  "/* Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this. */\n" +
  "/* eslint-disable */\n/* oxlint-disable */\n";

/** The names of the schemas that are checked, by what they are: `request` makes `requestValidators`. */
export type Halves = Readonly<Record<"request" | "response", readonly string[]>>;

/** Compiles validators for the named schemas into one module that imports nothing, so that both halves share code. */
export async function validatorBundle(library: SchemaLibrary, halves: Halves): Promise<ValidatorBundle> {
  // Not the class for 2020-12: the rewritten schemas need none of its keywords, and its code carries what they would.
  const ajv = new Ajv({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    allErrors: false,
    messages: false,
    // Every length in the protocol is a minimum of 1, for which code points and code units agree.
    // oxlint-disable-next-line typescript/no-deprecated -- the only way to have ajv count code units, at once
    unicode: false,
    logger: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  ajv.addKeyword(DISTINCT);
  ajv.addKeyword(keyCount("exactlyOneOf", (count) => _`${count} !== 1`));
  ajv.addKeyword(keyCount("atLeastOneOf", (count) => _`${count} === 0`));
  const compiler = new SchemaCompiler(library);
  for (const name of library.names) ajv.addSchema(compiler.file(name));
  const variables = new Map(
    Object.values(halves)
      .flat()
      .map((name, index) => [name, `validate${index}of`]),
  );
  const code = standalone.default(ajv, Object.fromEntries([...variables].map(([name, variable]) => [variable, name])));
  const tables = Object.entries(halves).map(([half, names]) => {
    const entries = names.map((name) => `${JSON.stringify(name)}: ${variables.get(name)}`);
    return `export const ${half}Validators = { ${entries.join(", ")} };`;
  });
  const contents = `import { ${[...variables.values()].join(", ")} } from "validators";\n${tables.join("\n")}`;
  return { source: HEADER + (await bundle(contents, code)), declarations: declarations(halves) };
}

/** Joins the modules that ajv's output needs, so that core needs no ajv when it runs. */
async function bundle(contents: string, validators: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2023",
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
    legalComments: "none",
    plugins: [
      {
        name: "validators",
        setup: (bundler) => {
          bundler.onResolve({ filter: /^validators$/ }, ({ path }) => ({ path, namespace: "validators" }));
          bundler.onLoad({ filter: /./, namespace: "validators" }, () => ({
            contents: withoutSchemaPaths(validators),
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error("esbuild wrote nothing.");
  return output.text;
}

/** A quarter of ajv's output says where in the schema an error comes from, which is never read. */
function withoutSchemaPaths(code: string): string {
  return code.replaceAll(/schemaPath:\s*"[^"]*",\s*/g, "");
}

function declarations(halves: Halves): string {
  const tables = Object.entries(halves).map(([half, names]) => {
    const type = `${half.charAt(0).toUpperCase()}${half.slice(1)}SchemaName`;
    return `/** The names of the schemas of \`${half}Validators\`. */
export type ${type} =
${names.map((name) => `  | ${JSON.stringify(name)}`).join("\n")};

export declare const ${half}Validators: { readonly [Name in ${type}]: Validator<SchemaTypes[Name]> };
`;
  });
  return `${HEADER}import type { Validator } from "../protocol/validator.ts";
import type { SchemaTypes } from "./types.ts";

${tables.join("\n")}`;
}

type Code = ReturnType<typeof _>;

/** A keyword that counts which of the keys it lists are there. */
function keyCount(keyword: string, fails: (count: Code) => Code): CodeKeywordDefinition {
  return {
    keyword,
    type: "object",
    schemaType: "array",
    // An object's own rules go before those of its properties, as the smallest path comes first.
    before: "required",
    error: { message: "", params: ({ schema }) => _`{keys: ${stringify(schema)}}` },
    code(context: KeywordCxt) {
      const count = stringsOf(context.schema)
        .map((key) => _`(${context.data}${getProperty(key)} === undefined ? 0 : 1)`)
        .reduce((sum, term) => (sum === nil ? term : _`${sum} + ${term}`), nil);
      context.fail(fails(_`(${count})`));
    },
  };
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/**
 * `uniqueItems` for lists of strings, which all of the protocol's are: in linear time whatever a caller sends, and
 * before the items themselves, as the smallest path comes first.
 */
const DISTINCT: CodeKeywordDefinition = {
  keyword: "distinct",
  type: "array",
  schemaType: "boolean",
  before: "items",
  error: { message: "" },
  code(context: KeywordCxt) {
    context.fail(_`new Set(${context.data}).size !== ${context.data}.length`);
  },
};
