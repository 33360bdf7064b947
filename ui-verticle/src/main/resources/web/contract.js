// Shows the contract of the API. What reads can be tried with the operator's session; what decides needs credentials that a page
// does not have.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("contract");
  window.SwaggerUIBundle({
    url: place.dataset.contract,
    domNode: place,
    deepLinking: false,
    supportedSubmitMethods: ["get"],
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
  });
});
