const params = new URLSearchParams(window.location.search);

export function showTerm() {
  // ruleid: javascript-dom-xss
  document.getElementById('term').innerHTML = params.get('q');
}

export function showTab() {
  const tab = location.hash.slice(1);
  const box = document.querySelector('#tab');
  // ruleid: javascript-dom-xss
  box.innerHTML = `<h2>${decodeURIComponent(tab)}</h2>`;
  // ruleid: javascript-dom-xss
  box.insertAdjacentHTML('beforeend', '<a href="' + document.referrer + '">back</a>');
}

export function legacy() {
  const url = document.URL;
  // ruleid: javascript-dom-xss
  document.write('<option>' + url.substring(url.indexOf('default=') + 8) + '</option>');
  // ruleid: javascript-dom-xss
  $('#welcome').html('Hi ' + window.name);
}

window.addEventListener('message', (event) => {
  // ruleid: javascript-dom-xss
  document.getElementById('preview').innerHTML = event.data.html;
});
