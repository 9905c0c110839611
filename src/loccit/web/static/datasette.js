// Datasette's SQL editor makes style elements of its own. They get the nonce of the page, so that the content security
// policy need not allow every inline style.
"use strict";
{
  const { nonce } = document.currentScript;
  const make = Document.prototype.createElement;
  Document.prototype.createElement = function (name, ...rest) {
    const element = make.call(this, name, ...rest);
    if (String(name).toLowerCase() === "style") element.nonce = nonce;
    return element;
  };
}
