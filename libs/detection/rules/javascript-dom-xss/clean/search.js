import DOMPurify from 'dompurify';

const VIEWS = { list: '<ul></ul>', grid: '<table></table>' };

export function showTerm() {
  const term = new URLSearchParams(window.location.search).get('q');
  // ok: javascript-dom-xss
  document.getElementById('term').textContent = term;
  // ok: javascript-dom-xss
  document.getElementById('rich').innerHTML = DOMPurify.sanitize(term);
  // ok: javascript-dom-xss
  document.getElementById('view').innerHTML = VIEWS[location.hash.slice(1)];
  const link = `<a href="/search?q=${encodeURIComponent(term)}">again</a>`;
  // ok: javascript-dom-xss
  document.getElementById('again').innerHTML = link;
  const page = Number(new URLSearchParams(location.search).get('page'));
  // ok: javascript-dom-xss
  document.getElementById('page').innerHTML = '<b>' + page + '</b>';
}

window.addEventListener('message', (event) => {
  if (event.origin !== 'https://editor.example.org') {
    return;
  }
  // ok: javascript-dom-xss
  document.getElementById('preview').innerHTML = event.data.html;
});

export function clear() {
  // ok: javascript-dom-xss
  document.body.innerHTML = '';
  if (location.hash === '#help') {
    // ok: javascript-dom-xss
    document.body.innerHTML = '<p>Help</p>';
  }
}
