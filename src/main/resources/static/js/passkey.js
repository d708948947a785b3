// Passkeys. The page works without this file: the forms below stay hidden and password and code remain.
(() => {
  "use strict";
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ids = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

  // what the server says in base64url the browser wants as bytes, and back
  const asked = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.allowCredentials && { allowCredentials: ids(options.allowCredentials) }),
    ...(options.excludeCredentials && { excludeCredentials: ids(options.excludeCredentials) }),
  });
  const given = (key) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = text(key.response[part]);
    }
    if (key.response.getTransports) response.transports = key.response.getTransports();
    return {
      id: key.id, rawId: text(key.rawId), type: key.type, response,
      authenticatorAttachment: key.authenticatorAttachment, clientExtensionResults: key.getClientExtensionResults(),
    };
  };

  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (form.elements.khoa.value) return;
      event.preventDefault();
      try {
        const publicKey = asked(JSON.parse(form.dataset.options));
        const key = await navigator.credentials[form.dataset.passkey]({ publicKey });
        form.elements.khoa.value = JSON.stringify(given(key));
        form.submit();
      } catch (refused) {
        form.querySelector("[data-said]").textContent = form.dataset.failed;
      }
    });
  }
})();
