// Comfort only: every page works without this file. The texts come from the page, in its language.

const summary = document.querySelector('.govuk-error-summary');
if (summary instanceof HTMLElement) {
  summary.tabIndex = -1;
  summary.focus();
  // A link in the summary leads to the control itself, with its label in sight.
  summary.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const control = link && document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
    if (!control) return;
    event.preventDefault();
    const group = control.closest('fieldset, .govuk-form-group') ?? control;
    group.scrollIntoView({ block: 'start' });
    control.focus({ preventScroll: true });
  });
}

for (const group of document.querySelectorAll('.govuk-character-count[data-maxwords]')) {
  const box = group.querySelector('textarea');
  const said = group.querySelector('.govuk-character-count__message');
  if (!box || !said) continue;
  const limit = Number(group.getAttribute('data-maxwords'));
  const shown = said.cloneNode(true);
  shown.removeAttribute('id');
  shown.setAttribute('aria-hidden', 'true');
  // A screen reader hears the count when typing pauses, not at every key.
  const spoken = document.createElement('div');
  spoken.className = 'govuk-visually-hidden';
  spoken.setAttribute('aria-live', 'polite');
  said.classList.add('govuk-visually-hidden');
  said.after(shown, spoken);
  let pause;
  const count = () => {
    const left = limit - (box.value.match(/\S+/gu)?.length ?? 0);
    const kind = left < 0 ? 'over' : 'left';
    const text = group.getAttribute(`data-${kind}-${Math.abs(left) === 1 ? 'one' : 'other'}`);
    shown.textContent = text.replace('#', new Intl.NumberFormat(document.documentElement.lang).format(Math.abs(left)));
    shown.classList.toggle('govuk-error-message', left < 0);
    shown.classList.toggle('govuk-hint', left >= 0);
    box.classList.toggle('govuk-textarea--error', left < 0 || box.dataset.failed === 'true');
    clearTimeout(pause);
    pause = setTimeout(() => {
      spoken.textContent = shown.textContent;
    }, 1000);
  };
  box.dataset.failed = String(box.classList.contains('govuk-textarea--error'));
  box.addEventListener('input', count);
  count();
  clearTimeout(pause);
}

// A second press within a second is the same press. The server would know it too; this saves the wait.
let pressed;
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!button || button.dataset.preventDoubleClick !== 'true') return;
  if (pressed === button) event.preventDefault();
  pressed = button;
  setTimeout(() => {
    pressed = undefined;
  }, 1000);
});
