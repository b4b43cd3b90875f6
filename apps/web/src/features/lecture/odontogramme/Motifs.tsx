import styles from './Dent.module.css';

/** Patterns that faces are filled with. One copy per chart; teeth refer to it by `prefixe`. */
export function Motifs({ prefixe }: { readonly prefixe: string }) {
  return (
    <svg className={styles.motifs} width="0" height="0" aria-hidden="true" focusable="false">
      <title>Motifs</title>
      <defs>
        <Motif id={`${prefixe}-non-vue`} taille={3.2} angle={45}>
          <path className={styles.traitDoux} d="M0 0V3.2" />
        </Motif>
        <Motif id={`${prefixe}-partielle`} taille={6.5} angle={45}>
          <path className={styles.traitDoux} d="M0 0V6.5" />
        </Motif>
        <Motif id={`${prefixe}-presumee`} taille={4.6} angle={0}>
          <circle className={styles.pointDoux} cx="2.3" cy="2.3" r="0.75" />
        </Motif>
        <Motif id={`${prefixe}-OBTURATION`} taille={3} angle={0} fond>
          <path className={styles.trait} d="M0 0H3" />
        </Motif>
        <Motif id={`${prefixe}-OBTURATION_DEFECTUEUSE`} taille={3.4} angle={45} fond>
          <path className={styles.trait} d="M0 0V3.4M0 0H3.4" />
        </Motif>
        <Motif id={`${prefixe}-FRACTURE`} taille={6} angle={0} fond>
          <path className={styles.trait} d="M0 3L1.5 1L4.5 5L6 3" />
        </Motif>
        <Motif id={`${prefixe}-USURE`} taille={3.4} angle={90} fond>
          <path className={styles.trait} d="M0 0H3.4" />
        </Motif>
        <Motif id={`${prefixe}-COLORATION`} taille={3} angle={45} fond>
          <circle className={styles.point} cx="1.5" cy="1.5" r="0.8" />
        </Motif>
        <Motif id={`${prefixe}-TARTRE`} taille={4} angle={0} fond>
          <path className={styles.point} d="M0 0H2V2H0ZM2 2H4V4H2Z" />
        </Motif>
        <Motif id={`${prefixe}-RECESSION`} taille={4} angle={-45} fond>
          <path className={styles.trait} d="M0 0V4" />
        </Motif>
      </defs>
    </svg>
  );
}

interface PropsMotif {
  readonly id: string;
  readonly taille: number;
  readonly angle: number;
  readonly fond?: boolean;
  readonly children: React.ReactNode;
}

function Motif({ id, taille, angle, fond = false, children }: PropsMotif) {
  return (
    <pattern
      id={id}
      width={taille}
      height={taille}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${angle})`}
    >
      <rect className={fond ? styles.fondMotif : styles.fondDoux} width={taille} height={taille} />
      {children}
    </pattern>
  );
}
