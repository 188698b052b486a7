/**
 * English function words: too common to tell one memory from another. Contractions lose their ending before, but for those
 * that are written without an apostrophe.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all along also although always am among an and any anyone anything are around as
  at away be because been before being below between both but by can could did do does doing done down during each
  either else ever every everyone everything for from further had has have having he hence her here hers herself him
  himself his how however i if in into is it its itself just let may me might mine more most much must my myself
  neither no nor not of off on once one only onto or other others our ours ourselves out over own per quite rather
  same shall she should since so some someone something such than that the their theirs them themselves then there
  therefore these they this those though through thus to too toward towards under until up upon us very was we were
  what whatever when whenever where whether which while who whoever whom whose why will with within without would yet
  you your yours yourself yourselves
  arent couldnt didnt doesnt dont hadnt hasnt havent im isnt ive mustnt shouldnt theyre theyve thats wasnt werent weve
  wouldnt youre youve`
    .trim()
    .split(/\s+/),
);
