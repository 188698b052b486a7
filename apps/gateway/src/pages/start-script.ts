/**
 * The script of the documentation page: fetches the document, asks for a key where it is refused without, and hands the
 * document to Swagger UI. The key stays in a variable. It is sent in both headers, since only one of them may be looked
 * at, and to this gateway only.
 */
export const startScript = `"use strict";
(() => {
  const entrance = document.getElementById("entrance");
  const field = document.getElementById("key");
  const button = document.getElementById("open");
  const refusal = document.getElementById("refusal");

  // validatorUrl: else it would ask another host whether the document is valid.
  const show = (spec, credentials) => {
    entrance.hidden = true;
    field.value = "";
    SwaggerUIBundle({
      spec,
      dom_id: "#page",
      deepLinking: true,
      validatorUrl: null,
      persistAuthorization: false,
      showMutatedRequest: false,
      requestInterceptor: (request) => {
        if (new URL(request.url, location.href).origin === location.origin) Object.assign(request.headers, credentials);
        return request;
      },
    });
  };

  const ask = async (key) => {
    const credentials = key === "" ? {} : { "X-MGP-API-Key": key, Authorization: "Bearer " + key };
    const response = await fetch("/openapi.json", { headers: credentials });
    if (response.ok) return show(await response.json(), credentials);
    entrance.hidden = false;
    field.focus();
    if (response.status === 401) refusal.textContent = key === "" ? "" : "The gateway does not know this key.";
    else refusal.textContent = (await response.json()).error.message;
  };

  const tell = () => {
    entrance.hidden = false;
    refusal.textContent = "The gateway did not answer, or the key has characters that no header carries.";
  };
  const open = () => ask(field.value.trim()).catch(tell);
  button.addEventListener("click", open);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") open();
  });
  ask("").catch(tell);
})();
`;
