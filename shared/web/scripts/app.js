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

// What time a deadline is on the reader's own clock, where that is another one.
for (const own of document.querySelectorAll('[data-own-time]')) {
  const at = new Date(own.dataset.ownTime);
  const parts = { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' };
  const clock = (more) => new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, ...more }).format(at);
  if (clock({ timeZone: own.dataset.zone }) === clock({})) continue;
  own.textContent = own.dataset.text.replace('#', clock({ timeZoneName: 'short' }));
  own.hidden = false;
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

// Files go straight to where they are put, several at once, each with its progress; the page's list is read anew afterwards.
const files = document.querySelector('[data-files]');
const readAnew = async () => {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-files]');
  if (!answer.ok || !fresh) return;
  files.replaceChildren(...fresh.childNodes);
  files.dataset.checking = fresh.dataset.checking;
};
let again;
const whileChecking = () => {
  clearTimeout(again);
  if (files.dataset.checking !== 'true') return;
  again = setTimeout(() => readAnew().catch(() => {}).finally(whileChecking), 2000);
};
if (files instanceof HTMLElement) whileChecking();

for (const form of document.querySelectorAll('form[data-send]')) {
  const said = form.dataset;
  const endings = JSON.parse(said.endings);
  const input = Object.assign(document.createElement('input'), {
    type: 'file',
    id: 'choose-files',
    className: 'govuk-file-upload',
    multiple: said.several === 'true',
    accept: Object.keys(endings)
      .map((ending) => `.${ending}`)
      .join(','),
  });
  const label = Object.assign(document.createElement('label'), { htmlFor: input.id, className: 'govuk-label', textContent: said.choose });
  const list = Object.assign(document.createElement('ul'), { className: 'govuk-list app-sending' });
  list.setAttribute('aria-live', 'polite');
  form.querySelector('[data-plain]').replaceWith(label, input, list);

  const put = (to, file, progress) =>
    new Promise((resolve, reject) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(to.fields)) body.append(name, value);
      body.append('x-amz-meta-name', encodeURIComponent(file.name));
      body.append('file', file);
      const request = new XMLHttpRequest();
      request.open('POST', to.url);
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        progress.value = loaded / total;
      });
      request.addEventListener('load', () => (request.status === 201 ? resolve() : reject(new Error(said.failed))));
      request.addEventListener('error', () => reject(new Error(said.failed)));
      request.send(body);
    });

  const send = async (file) => {
    const row = document.createElement('li');
    const progress = Object.assign(document.createElement('progress'), { max: 1, value: 0 });
    progress.setAttribute('aria-label', `${said.sending}: ${file.name}`);
    row.append(`${file.name} `, progress);
    list.append(row);
    try {
      const kind = endings[file.name.split('.').at(-1).toLowerCase()];
      if (!kind) throw new Error(said.wrong);
      if (file.size > Number(said.most)) throw new Error(said.large);
      const body = new URLSearchParams(new FormData(form));
      body.set('kind', kind);
      body.set('name', file.name);
      body.set('bytes', String(file.size));
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
      const to = await answer.json().catch(() => ({ problem: said.failed }));
      if (!answer.ok) throw new Error(to.problem ?? said.failed);
      await put(to, file, progress);
      row.remove();
    } catch (error) {
      row.replaceChildren(`${file.name}: ${error.message}`);
      row.className = 'govuk-error-message';
    }
  };

  input.addEventListener('change', async () => {
    const chosen = [...input.files];
    list.replaceChildren();
    for (const file of chosen) await send(file);
    input.value = '';
    await readAnew().catch(() => {});
    whileChecking();
  });
}

// What a reader writes is kept while they write. Without this there is a button that does the same.
for (const form of document.querySelectorAll('form[data-autosave]')) {
  const said = form.querySelector('[data-save-state]');
  const draft = form.elements.namedItem('draft');
  let pause;
  let under = Promise.resolve();
  const save = async () => {
    const body = new URLSearchParams(new FormData(form));
    body.delete('decision');
    const headers = { accept: 'application/json' };
    const answer = await fetch(form.dataset.autosave, { method: 'POST', body, headers }).catch(() => undefined);
    if (answer?.status === 409) said.textContent = form.dataset.stale;
    if (!answer?.ok || answer.redirected) return;
    draft.value = (await answer.json()).draft;
    said.textContent = form.dataset.saved;
  };
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      under = under.then(save);
    }, 1500);
  };
  form.addEventListener('input', soon);
  form.addEventListener('submit', () => clearTimeout(pause));
}
