// Runs before the first paint, as a classic script: sets the theme, and tells people with a browser too old for modules
// and import maps, who would see an empty page otherwise. Old syntax on purpose.
(function () {
  var root = document.documentElement;
  var dark = window.matchMedia ? window.matchMedia('(prefers-color-scheme: dark)') : { matches: false };
  function apply() {
    var wanted = null;
    try { wanted = localStorage.getItem('belay.theme'); } catch (e) { /* storage may be forbidden: follow the system */ }
    root.setAttribute('data-theme', ['light', 'dark', 'contrast', 'sand'].indexOf(wanted) >= 0 ? wanted : dark.matches ? 'dark' : 'light');
  }
  apply();
  if (dark.addEventListener) { dark.addEventListener('change', apply); }
  window.addEventListener('belay-theme', apply);
  window.addEventListener('storage', function (e) { if (e.key === 'belay.theme') { apply(); } });

  var modern = window.HTMLScriptElement && HTMLScriptElement.supports && HTMLScriptElement.supports('importmap');
  if (!modern) {
    document.addEventListener('DOMContentLoaded', function () {
      document.body.innerHTML = '<p class="notice" role="alert"><b>This browser is too old for this page.</b><br>' +
        'Please update it, or open this address in a current Chrome, Edge, Firefox or Safari.</p>';
    });
  }
}());
