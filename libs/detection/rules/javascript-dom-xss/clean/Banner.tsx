import DOMPurify from 'dompurify';
import { useSearchParams } from 'react-router-dom';
import { marked } from './markdown';

export function Banner({ html }: { html: string }) {
  const [searchParams] = useSearchParams();
  const message = searchParams.get('message') ?? '';
  // ok: javascript-dom-xss
  return (
    <div>
      <p>{message}</p>
      <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(message) }} />
      <div dangerouslySetInnerHTML={{ __html: marked('# Title') }} />
    </div>
  );
}
