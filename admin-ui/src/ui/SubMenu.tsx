import { Link } from '@tanstack/react-router';
import { say, type Word } from '../words';

/** The pages of one part of the application, beside or above what is shown. */
export function SubMenu({ label, pages }: { label: Word; pages: { to: string; word: Word }[] }) {
  return (
    <nav className="submenu" aria-label={say(label)}>
      <ul>{pages.map(page => <li key={page.to}><Link to={page.to} activeProps={{ 'aria-current': 'page' }}>{say(page.word)}</Link></li>)}</ul>
    </nav>
  );
}
