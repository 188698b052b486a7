/**
 * The version of the analysis of texts. Tokens are stored: a store whose tokens were made by another version finds
 * too little until they are made anew. It is raised by one with every change of a token.
 */
export const ANALYSER_VERSION = 3;
