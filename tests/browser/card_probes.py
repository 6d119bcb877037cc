"""What test_card.py asks the page, in JavaScript: each is a function of a card or of one of its parts."""

SHADOW = "part => getComputedStyle(part).boxShadow"
HEIGHT = "part => part.getBoundingClientRect().height"

# How far the notebook has been scrolled, whichever of its boxes does it
SCROLLED = """() => Math.max(...[document.scrollingElement, ...document.querySelectorAll('.jp-Notebook, .jp-WindowedPanel-outer')]
  .map((box) => box.scrollTop))"""

# Parts in or around which two fingers cannot zoom
NO_PINCH = """panel => {
  const all = [...panel.querySelectorAll('.nblib-picture, .nblib-picture *, .nblib-view')];
  for (let up = panel; up; up = up.parentElement) all.push(up);
  const allows = (part) => /auto|manipulation|pinch-zoom/.test(getComputedStyle(part).touchAction);
  return all.filter((part) => !allows(part)).map((part) => part.className || part.tagName);
}"""

# The contrast of a part's letters and its own ground, as WCAG counts it
CONTRAST = """part => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
    .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const { color, backgroundColor } = getComputedStyle(part);
  const [more, less] = [light(color), light(backgroundColor)].sort((a, b) => b - a);
  return (more + .05) / (less + .05);
}"""

# Notes what the places say that screen readers listen to
LISTEN = """panel => {
  window.said = [];
  for (const place of panel.querySelectorAll('.nblib-live')) {
    new MutationObserver(() => window.said.push(place.textContent)).observe(place, { childList: true });
  }
}"""

# Parts that an animation or a slow change belongs to
ANIMATED = """panel => [...panel.querySelectorAll('*')].filter((part) => {
  const { animationName, transitionDuration } = getComputedStyle(part);
  return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
}).map((part) => part.className)"""

# How many things can be pressed, and those to which not all of 24 x 24 CSS pixels around their middle belong
SMALL = """panel => {
  const kinds = 'button, select, summary, a[href], input, [role=slider], [role=application], [contenteditable=true]';
  const seen = [...panel.querySelectorAll(kinds)].filter((part) => part.getClientRects().length && !part.disabled);
  const outer = (part) => part.matches('input[type=checkbox]') ? part.closest('label') : part;
  function isSmall(given) {
    const part = outer(given);
    part.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = part.getBoundingClientRect();
    if (width >= 24 && height >= 24) return false;
    const [x, y] = [left + width / 2, top + height / 2];
    const around = [[-11.5, 0], [11.5, 0], [0, -11.5], [0, 11.5], [-8, -8], [8, 8], [-8, 8], [8, -8]];
    return around.some(([dx, dy]) => {
      const hit = document.elementFromPoint(x + dx, y + dy);
      return !(hit && (part.contains(hit) || hit.contains(part) && hit.matches('.noUi-origin')));
    });
  }
  const small = seen.filter(isSmall).map((part) => {
    const { width, height } = outer(part).getBoundingClientRect();
    return `${outer(part).outerHTML.slice(0, 120)} ${Math.round(width)} x ${Math.round(height)}`;
  });
  return [seen.length, small];
}"""

# Boxes of the notebook that can be scrolled sideways, the code of cells apart
SIDEWAYS = """() => [...document.querySelectorAll(
    '.jp-Notebook, .jp-WindowedPanel-outer, .jp-WindowedPanel-viewport, .jp-OutputArea-output, .nblib-panel, .nblib-panel *')]
  .filter((box) => !box.matches('.nblib-live, .nblib-words, .nblib-lines') && box.clientWidth)
  .filter((box) => box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX))
  .map((box) => `${box.className} ${box.scrollWidth} in ${box.clientWidth}`)"""

# Parts of a card that reach beyond its edges
STICKS_OUT = """panel => {
  const room = panel.getBoundingClientRect();
  return [...panel.querySelectorAll('*')].filter((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 1 && (box.right > room.right + 1 || box.left < room.left - 1) && !part.closest('.nblib-live, .nblib-words');
  }).map((part) => part.outerHTML.slice(0, 100));
}"""
