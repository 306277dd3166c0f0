// Starts the sign-in library's scripts for passkeys. They expect a script element with JSON in the page; here an
// element names what to start and the ids that it needs:
//
//   <button data-passkey="loginForm" data-login="id of the button" data-credential="id of the hidden input">

for (const { dataset } of document.querySelectorAll("[data-passkey]")) {
  const { passkey, ...ids } = dataset;
  window.allauth.webauthn.forms[passkey]({ ids });
}
