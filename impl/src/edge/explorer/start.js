// In a file of its own, because the page's policy runs no inline script.
SwaggerUIBundle({
  // Relative to the page, so that it works below the path of PUBLIC_URL too.
  url: new URL('openapi.json', document.baseURI).href,
  dom_id: '#explorer',
  deepLinking: true,
  // Without this the page asks a public validator for a badge.
  validatorUrl: null,
});
