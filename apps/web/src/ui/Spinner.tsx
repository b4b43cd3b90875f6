import styles from './Spinner.module.css';

/** Turning mark, silent: a text beside it says what is going on. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}
