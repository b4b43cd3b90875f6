import { porteDesFaces } from '@orapont/domain/bouche/couverture';
import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { Face } from '@orapont/domain/bouche/faces';
import { FACE_NON_VUE, type ObservationDent, type ObservationFace } from '@orapont/domain/bouche/observation';
import { cx } from '../../../ui/cx.ts';
import {
  aspectFace,
  COURONNE_COUVERTE,
  constatsTries,
  LETTRE_CONSTAT,
  MENTION_ETAT,
  ROMAIN,
} from './aspects.ts';
import styles from './Dent.module.css';
import { BOITE, cheminsRacines, reperesDeBoite, zones } from './geometrie.ts';

interface Props {
  readonly dent: CodeFdi;
  readonly observation: ObservationDent;
  readonly prefixe: string;
  readonly face?: Face | undefined;
  readonly onFace?: ((face: Face) => void) | undefined;
  /** Crown and letters only. */
  readonly compact?: boolean;
}

/** Drawing of one tooth. Mute for assistive technologies: its cell carries the words. */
export function DentSvg({ dent, observation, prefixe, face, onFace, compact = false }: Props) {
  const { etat, mobilite } = observation;
  const { couronneY, mentionY } = reperesDeBoite(dent);
  const mention = [etat && MENTION_ETAT[etat], mobilite ? `M${ROMAIN[mobilite]}` : '']
    .filter(Boolean)
    .join(' ');
  const [y, hauteur] = compact ? cadreCompact(couronneY, mentionY) : [0, BOITE.hauteur];
  return (
    <svg
      className={styles.dent}
      viewBox={`0 ${y} ${BOITE.largeur} ${hauteur}`}
      aria-hidden="true"
      focusable="false"
      data-etat={etat ?? 'INDETERMINE'}
    >
      <title>{dent}</title>
      {!compact && <Racines dent={dent} implant={etat === 'IMPLANT'} />}
      <g transform={`translate(${BOITE.largeur / 2} ${couronneY})`}>
        {porteDesFaces(etat) ? (
          zones(dent).map((zone) => (
            <FaceSvg
              key={zone.face}
              {...zone}
              observation={observation.faces[zone.face] ?? FACE_NON_VUE}
              prefixe={prefixe}
              choisie={zone.face === face}
              onFace={onFace}
            />
          ))
        ) : (
          <rect className={styles.couronneVide} x="-18.5" y="-18.5" width="37" height="37" rx="1" />
        )}
        <Etat etat={etat} />
        <FaceChoisie dent={dent} face={face} />
      </g>
      <text className={styles.mention} x={BOITE.largeur / 2} y={mentionY}>
        {mention}
      </text>
    </svg>
  );
}

function cadreCompact(couronneY: number, mentionY: number): readonly [number, number] {
  const haut = Math.min(couronneY - 20, mentionY - 11);
  const bas = Math.max(couronneY + 20, mentionY + 3);
  return [haut, bas - haut];
}

function Racines({ dent, implant }: { readonly dent: CodeFdi; readonly implant: boolean }) {
  if (implant) return <Vis dent={dent} />;
  return cheminsRacines(dent).map((chemin) => <path key={chemin} className={styles.racine} d={chemin} />);
}

/** An implant is drawn as a screw in place of the roots. */
function Vis({ dent }: { readonly dent: CodeFdi }) {
  const { couronneY } = reperesDeBoite(dent);
  const sens = couronneY < BOITE.hauteur / 2 ? 1 : -1;
  const col = couronneY + sens * 19.5;
  const filets = [8, 14, 20, 26, 32].map((d) => `M13 ${col + sens * d}l14 ${sens * 2.4}`).join('');
  return (
    <>
      <path
        className={styles.racine}
        d={`M15 ${col}V${col + sens * 34}Q20 ${col + sens * 42} 25 ${col + sens * 34}V${col}Z`}
      />
      <path className={styles.filet} d={filets} />
    </>
  );
}

interface PropsFace {
  readonly face: Face;
  readonly points: string;
  readonly x: number;
  readonly y: number;
  readonly observation: ObservationFace;
  readonly prefixe: string;
  readonly choisie: boolean;
  readonly onFace: ((face: Face) => void) | undefined;
}

function FaceSvg({ face, points, x, y, observation, prefixe, choisie, onFace }: PropsFace) {
  const aspect = aspectFace(observation);
  return (
    <g {...(onFace ? { onClick: () => onFace(face) } : {})} data-choisie={choisie || undefined}>
      <polygon className={styles.face} points={points} {...remplissage(observation, prefixe)} />
      {aspect === 'sans-lesion' && <circle className={styles.rond} cx={x} cy={y} r="1.7" />}
      <Lettres observation={observation} x={x} y={y} />
      {observation.reperes.length > 0 && (
        <circle className={styles.epingle} cx={x + 5.5} cy={y - 3.5} r="2" />
      )}
    </g>
  );
}

/** A lesion is solid; anything else stated or missing has its pattern; what was seen is plain. */
function remplissage(observation: ObservationFace, prefixe: string) {
  const aspect = aspectFace(observation);
  const [premier] = constatsTries(observation);
  if (aspect === 'constat' && premier === 'LESION') return { className: cx(styles.face, styles.lesion) };
  if (aspect === 'vue' || aspect === 'sans-lesion') return {};
  return { style: { fill: `url(#${prefixe}-${aspect === 'constat' ? premier : aspect})` } };
}

function Lettres({
  observation,
  x,
  y,
}: {
  readonly observation: ObservationFace;
  readonly x: number;
  readonly y: number;
}) {
  if (aspectFace(observation) !== 'constat') return null;
  const constats = constatsTries(observation);
  const lettres = constats.map((constat) => LETTRE_CONSTAT[constat]).join('');
  return (
    <text
      className={cx(styles.lettre, constats[0] === 'LESION' && styles.lettreLesion)}
      x={x}
      y={y}
      data-longue={lettres.length > 1 || undefined}
    >
      {lettres.length > 2 ? `${lettres.slice(0, 1)}+` : lettres}
    </text>
  );
}

function FaceChoisie({ dent, face }: { readonly dent: CodeFdi; readonly face: Face | undefined }) {
  const zone = zones(dent).find((candidate) => candidate.face === face);
  return zone ? <polygon className={styles.faceChoisie} points={zone.points} /> : null;
}

function Etat({ etat }: { readonly etat: ObservationDent['etat'] }) {
  if (etat === null) return null;
  return (
    <>
      {COURONNE_COUVERTE.has(etat) && (
        <rect className={styles.anneau} x="-19.4" y="-19.4" width="38.8" height="38.8" rx="3" />
      )}
      {(etat === 'BRIDGE' || etat === 'PROTHESE_FIXEE') && (
        <path className={styles.travee} d="M-21-12H21M-21 12H21" />
      )}
      {etat === 'ABSENTE' && <path className={styles.croix} d="M-15-15L15 15M15-15L-15 15" />}
      {etat === 'INCLUSE' && <ellipse className={styles.inclusion} rx="16" ry="18" />}
      {etat === 'RACINE_RESIDUELLE' && <path className={styles.croix} d="M-14 0L-7-4L0 4L7-4L14 0" />}
      {etat === 'PROTHESE_AMOVIBLE' && (
        <path className={styles.croix} d="M-18 6C-9-4 9-4 18 6M-18 12C-9 2 9 2 18 12" />
      )}
    </>
  );
}

/** One face alone, as the legend and the panel show it. */
export function EchantillonFace({
  observation,
  prefixe,
}: {
  readonly observation: ObservationFace;
  readonly prefixe: string;
}) {
  return (
    <svg className={styles.echantillon} viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
      <title>Échantillon</title>
      <FaceSvg
        face="occlusale"
        points="-8,-8 8,-8 8,8 -8,8"
        x={0}
        y={0}
        observation={observation}
        prefixe={prefixe}
        choisie={false}
        onFace={undefined}
      />
    </svg>
  );
}
