/** Text that is HTML already. Everything else that goes into a template is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template of HTML: strings are escaped, lists are joined, undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | undefined | Html | readonly Html[])[]): Html {
  return new Html(parts.map((part, at) => part + render(values[at])).join(''));
}

function render(value: string | undefined | Html | readonly Html[]): string {
  if (value === undefined) {
    return '';
  }
  if (value instanceof Html) {
    return value.text;
  }
  return typeof value === 'string' ? value.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char) : value.map(render).join('\n');
}
