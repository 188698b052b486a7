// What a published package.json says beside what it says in the repository.
const path = require("node:path");

/** What only the repository needs; some of its tools are packages that are not published. */
const REPOSITORY_ONLY = new Set(["devDependencies", "scripts"]);

/**
 * The address is that of the repository whose workflow packs, so that a fork speaks of itself and no name is written
 * down twice. Without it the three fields are left out, and a check stops the release.
 *
 * @param {string | undefined} repository `owner/name`
 * @param {string} directory within the repository, with slashes
 */
function addressOf(repository, directory) {
  if (repository === undefined) return {};
  const home = `https://github.com/${repository}`;
  return {
    homepage: `${home}/tree/main/${directory}#readme`,
    bugs: { url: `${home}/issues` },
    repository: { type: "git", url: `git+${home}.git`, directory },
  };
}

module.exports = {
  hooks: {
    beforePacking(manifest, folder) {
      const directory = path.relative(__dirname, folder).split(path.sep).join("/");
      const published = Object.entries(manifest).filter(([key]) => !REPOSITORY_ONLY.has(key));
      return { ...Object.fromEntries(published), ...addressOf(process.env.GITHUB_REPOSITORY, directory) };
    },
  },
};
