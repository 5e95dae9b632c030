import { useSearchParams } from 'react-router-dom';
import { useRouter } from 'next/router';

export function Banner() {
  const [searchParams] = useSearchParams();
  const message = searchParams.get('message') ?? '';
  // ruleid: javascript-dom-xss
  return <div className="banner" dangerouslySetInnerHTML={{ __html: message }} />;
}

export function Title() {
  const router = useRouter();
  const { title } = router.query;
  // ruleid: javascript-dom-xss
  return <h1 dangerouslySetInnerHTML={{ __html: `<b>${title}</b>` }}></h1>;
}
