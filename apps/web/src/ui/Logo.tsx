import styles from './Logo.module.css';

/** The mark: a bridge whose deck is a dental arch. Decorative, the name stands beside it. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className={styles.ground} width="32" height="32" rx="8" />
      <path className={styles.arch} d="M6 10.5c0 8 4.2 13 10 13s10-5 10-13" />
      <path className={styles.cables} d="M10.6 10.5v8.6M16 10.5v13M21.4 10.5v8.6" />
      <path className={styles.deck} d="M4.5 10.5h23" />
    </svg>
  );
}
