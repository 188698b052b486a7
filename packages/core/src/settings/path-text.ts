/**
 * Why a text names neither a file nor a folder.
 *
 * @returns the end of a sentence that begins with the setting's name, without the text; `undefined`: it is a path
 */
export function pathFault(text: string): string | undefined {
  if (text.trim() === "" || text.includes("\0"))
    return "is not the name of a file or folder: name one, or leave it out";
  if (text.trim().toLowerCase() === ":memory:")
    return "is :memory:, which is not a file: name one, or use the adapter memory to keep nothing";
  if (/^(?:file:|[a-z][a-z0-9+.-]*:\/\/)/i.test(text)) return "is a URL: name a file or folder by its path";
  return undefined;
}

/**
 * A path whose `~` at the beginning is replaced, as a shell does it; it is still relative where it was.
 *
 * @param home the home folder of the user
 * @returns the path, unchanged where it does not begin with `~`
 */
export function expandHome(name: string, home: string): string {
  return name.replace(/^~(?=$|[\\/])/, () => home);
}
