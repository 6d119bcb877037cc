// anywidget's front end hands itself over as an AMD module does: define([what it needs], what makes it). Here it is caught.
export const caught = {};
globalThis.define = (_needs, make) => { caught.make = make; };
