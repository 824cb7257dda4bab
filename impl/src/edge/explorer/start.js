// In a file of its own, because the page's policy runs no inline script.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#explorer',
  deepLinking: true,
  // Without this the page asks a public validator for a badge.
  validatorUrl: null,
});
