import { anonymousCaller, sharedCaller, type Caller } from "@mgp/governance";
import type { Authenticate, Authentication, Credentials } from "./authenticate.ts";
import type { CallerLookup } from "./caller-registry.ts";
import { digestOfHeader, digestOfSecret, sameDigest } from "./digest.ts";
import { apiKeyOf, bearerTokenOf, keysDiffer } from "./presented-key.ts";

const anonymous: Authentication = { caller: anonymousCaller };
const inTwoNames: Authentication = {
  rejected: "The headers X-MGP-API-Key and Authorization hold different keys. Send one key.",
};

/** Every caller may do everything: for development. */
export const authenticationOff: Authenticate = () => anonymous;

/** Mode `api_key`: one shared key in `X-MGP-API-Key`. @param caller who holds it; without more said, one without rights */
export function sharedApiKey(key: string, caller: Caller = sharedCaller): Authenticate {
  return sharedSecret(key, caller, apiKeyOf, {
    rejected: "A valid key is needed in the header X-MGP-API-Key.",
  });
}

/** Mode `bearer`: one shared token in `Authorization: Bearer`. @param caller as for `sharedApiKey` */
export function sharedBearerToken(token: string, caller: Caller = sharedCaller): Authenticate {
  return sharedSecret(token, caller, bearerTokenOf, {
    rejected: "A valid token is needed in the header Authorization: Bearer.",
  });
}

/** Mode `callers`: each caller has keys of its own, sent in either header. @param callers is asked at each request */
export function namedCallers(callers: CallerLookup): Authenticate {
  const rejection: Authentication = {
    rejected: "A valid key is needed in the header X-MGP-API-Key or Authorization: Bearer.",
  };
  return inOneName((credentials) => {
    const presented = apiKeyOf(credentials) ?? bearerTokenOf(credentials);
    if (presented === undefined) return rejection;
    const caller = callers.findByDigest(digestOfHeader(presented));
    return caller === undefined ? rejection : { caller };
  });
}

function sharedSecret(
  secret: string,
  caller: Caller,
  presentedIn: (credentials: Credentials) => string | undefined,
  rejection: Authentication,
): Authenticate {
  const expected = digestOfSecret(secret);
  const shared: Authentication = { caller };
  return inOneName((credentials) => {
    const presented = presentedIn(credentials);
    if (presented === undefined) return rejection;
    return sameDigest(digestOfHeader(presented), expected) ? shared : rejection;
  });
}

/** Of a request in two names a proxy in front could believe one, and the gateway the other. */
function inOneName(authenticate: Authenticate): Authenticate {
  return (credentials) => (keysDiffer(credentials) ? inTwoNames : authenticate(credentials));
}
